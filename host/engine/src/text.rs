//! Text as people type it, made comparable: Unicode normal form, look-alikes, invisible characters, sort order.
