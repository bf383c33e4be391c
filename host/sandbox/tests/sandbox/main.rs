//! The sandbox against plugins that break every rule there is.

#![expect(clippy::unwrap_used, reason = "a test may panic")]

mod caching;
mod evil;
mod kit;
mod loading;
mod scoring;
mod standard;
mod versions;
