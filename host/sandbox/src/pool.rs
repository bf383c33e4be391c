//! Memory for instances that is kept ready, so that a call neither asks the machine for memory nor gives it back.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;

use wasmtime::{Config, Enabled, InstanceAllocationStrategy, PoolingAllocationConfig};

use crate::Limits;

/// Bytes of an instance's memory that are cleaned in place after a call; what it used beyond goes back to the machine.
const KEPT_CLEAN: usize = 4 << 20;
/// Bytes of a table that are cleaned in place.
const KEPT_CLEAN_OF_TABLE: usize = 64 << 10;
/// The fewest calls that may run at once.
const FEWEST: u32 = 8;

/// How many instances there is room for at once: whoever comes when all is taken waits.
#[derive(Debug, Clone)]
pub(crate) struct Pool {
    places: Arc<Places>,
}

#[derive(Debug)]
struct Places {
    free: Mutex<u32>,
    freed: Condvar,
}

/// Room for one instance, until it is dropped.
pub(crate) struct Place<'a> {
    places: &'a Places,
}

impl Pool {
    /// Room for instances within these limits, and the configuration of an engine that uses it.
    ///
    /// Only addresses are taken, not memory: a slot for each memory and table that a component may have, so that no
    /// instance ever finds the pool empty.
    pub(crate) fn reserve(limits: &Limits, configuration: &mut Config) -> Self {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let places = u32::try_from(cores).unwrap_or(u32::MAX).clamp(FEWEST, 64);
        configuration.allocation_strategy(InstanceAllocationStrategy::Pooling(allocation(limits, places)));
        Self { places: Arc::new(Places { free: Mutex::new(places), freed: Condvar::new() }) }
    }

    /// Waits for room for one instance.
    pub(crate) fn place(&self) -> Place<'_> {
        let mut free = self.places.lock();
        while *free == 0 {
            free = self.places.freed.wait(free).unwrap_or_else(PoisonError::into_inner);
        }
        *free -= 1;
        Place { places: &self.places }
    }
}

impl Places {
    fn lock(&self) -> MutexGuard<'_, u32> {
        // Nothing panics while it holds the lock.
        self.free.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        *self.places.lock() += 1;
        self.places.freed.notify_one();
    }
}

fn allocation(limits: &Limits, places: u32) -> PoolingAllocationConfig {
    let each = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let all = |count: usize| places.saturating_mul(each(count));
    let mut pool = PoolingAllocationConfig::new();
    pool.total_component_instances(places);
    pool.total_core_instances(all(limits.instances));
    pool.total_memories(all(limits.memories)).max_memories_per_module(each(limits.memories));
    pool.total_tables(all(limits.tables)).max_tables_per_module(each(limits.tables));
    pool.table_elements(limits.table_elements);
    // The meter refuses what is too large, in its own words; here is only what the addresses suffice for.
    pool.max_memory_size(4 << 30).max_core_instance_size(1 << 30).max_component_instance_size(1 << 30);
    pool.linear_memory_keep_resident(KEPT_CLEAN).table_keep_resident(KEPT_CLEAN_OF_TABLE);
    // Where the kernel can tell which pages were written, only those are cleaned.
    pool.pagemap_scan(Enabled::Auto);
    pool
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};

    use super::*;

    #[test]
    fn whoever_finds_no_room_waits_for_it() {
        let pool = Pool::reserve(&Limits::default(), &mut Config::new());
        let room = *pool.places.lock();
        let (inside, most) = (AtomicU32::new(0), AtomicU32::new(0));
        thread::scope(|scope| {
            for _ in 0..room * 3 {
                scope.spawn(|| {
                    let _place = pool.place();
                    most.fetch_max(inside.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                    thread::yield_now();
                    inside.fetch_sub(1, Ordering::SeqCst);
                });
            }
        });
        assert!((1..=room).contains(&most.load(Ordering::SeqCst)));
        assert_eq!(*pool.places.lock(), room);
    }
}
