//! What an instance takes of memory and tables, counted, and the point at which it gets no more.

use wasmtime::ResourceLimiter;

use crate::Limits;

/// Counts what one instance takes; a refusal is a trap, so that no plugin goes on with less than it asked for.
#[derive(Debug)]
pub(crate) struct Meter {
    bytes: Share,
    elements: Share,
    instances: usize,
    memories: usize,
    tables: usize,
    refusal: Option<Refusal>,
}

/// What the instance did not get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// More bytes of memory than allowed.
    Memory { limit: usize },
    /// More elements of tables than allowed.
    Table { limit: usize },
    /// Memory that is allowed, but that this machine does not have.
    Machine,
}

#[derive(Debug)]
struct Share {
    taken: usize,
    limit: usize,
}

impl Share {
    fn grow(&mut self, from: usize, to: usize, own_maximum: Option<usize>) -> Result<(), usize> {
        let total = self.taken.saturating_sub(from).saturating_add(to);
        let own = own_maximum.unwrap_or(usize::MAX);
        if total > self.limit || to > own {
            return Err(self.limit.min(own));
        }
        self.taken = total;
        Ok(())
    }
}

impl Meter {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            bytes: Share { taken: 0, limit: limits.memory_bytes },
            elements: Share { taken: 0, limit: limits.table_elements },
            instances: limits.instances,
            memories: limits.memories,
            tables: limits.tables,
            refusal: None,
        }
    }

    /// The bytes of all memories.
    pub(crate) fn bytes(&self) -> usize {
        self.bytes.taken
    }

    pub(crate) fn refusal(&self) -> Option<Refusal> {
        self.refusal
    }

    fn refuse<T>(&mut self, refusal: Refusal) -> wasmtime::Result<T> {
        self.refusal = Some(refusal);
        Err(wasmtime::Error::msg("the sandbox refuses to grow"))
    }
}

impl ResourceLimiter for Meter {
    fn memory_growing(&mut self, current: usize, desired: usize, maximum: Option<usize>) -> wasmtime::Result<bool> {
        match self.bytes.grow(current, desired, maximum) {
            Ok(()) => Ok(true),
            Err(limit) => self.refuse(Refusal::Memory { limit }),
        }
    }

    fn memory_grow_failed(&mut self, _: wasmtime::Error) -> wasmtime::Result<()> {
        self.refuse(Refusal::Machine)
    }

    fn table_growing(&mut self, current: usize, desired: usize, maximum: Option<usize>) -> wasmtime::Result<bool> {
        match self.elements.grow(current, desired, maximum) {
            Ok(()) => Ok(true),
            Err(limit) => self.refuse(Refusal::Table { limit }),
        }
    }

    fn table_grow_failed(&mut self, _: wasmtime::Error) -> wasmtime::Result<()> {
        self.refuse(Refusal::Machine)
    }

    fn instances(&self) -> usize {
        self.instances
    }

    fn tables(&self) -> usize {
        self.tables
    }

    fn memories(&self) -> usize {
        self.memories
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memories_share_one_limit() {
        let mut meter = Meter::new(&Limits { memory_bytes: 100, ..Limits::default() });
        assert!(meter.memory_growing(0, 60, None).unwrap());
        assert!(meter.memory_growing(0, 30, None).unwrap());
        assert!(meter.memory_growing(60, 70, None).unwrap());
        assert!(meter.memory_growing(30, 31, None).is_err());
        assert_eq!(meter.refusal(), Some(Refusal::Memory { limit: 100 }));
    }

    #[test]
    fn a_memory_keeps_its_own_maximum() {
        let mut meter = Meter::new(&Limits::default());
        assert!(meter.memory_growing(0, 20, Some(10)).is_err());
        assert_eq!(meter.refusal(), Some(Refusal::Memory { limit: 10 }));
    }
}
