//! Who works too long is ended.

use std::process::Child;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// A process that may be ended by somebody else than who talks with it.
#[derive(Debug)]
pub(super) struct Watched {
    child: Mutex<Child>,
    late: AtomicBool,
}

impl Watched {
    pub(super) fn new(child: Child) -> Arc<Self> {
        Arc::new(Self { child: Mutex::new(child), late: AtomicBool::new(false) })
    }

    /// The process itself.
    pub(super) fn child(&self) -> MutexGuard<'_, Child> {
        entered(&self.child)
    }

    /// Whether it was ended because it worked too long.
    pub(super) fn was_late(&self) -> bool {
        self.late.load(Ordering::Acquire)
    }

    fn end(&self) {
        self.late.store(true, Ordering::Release);
        // One that is gone already cannot be ended, and need not be.
        let _ = self.child().kill();
    }
}

/// A thread that ends processes whose time is up; it ends itself with the watch.
#[derive(Debug, Default)]
pub(super) struct Watch {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    list: Mutex<List>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct List {
    /// Who works until when at the latest, by turn. Everybody has the same time, so that the first is due first.
    working: Vec<(u64, Instant, Arc<Watched>)>,
    turns: u64,
    begun: bool,
    over: bool,
}

/// A piece of work that is watched until this is dropped.
#[derive(Debug)]
pub(super) struct Turn<'a> {
    watch: &'a Watch,
    turn: u64,
}

impl Watch {
    /// Watches a process, which has this much time.
    pub(super) fn turn(&self, process: &Arc<Watched>, time: Duration) -> Turn<'_> {
        let mut list = entered(&self.shared.list);
        if !list.begun {
            list.begun = true;
            let shared = Arc::clone(&self.shared);
            thread::spawn(move || shared.end_the_late());
        }
        list.turns += 1;
        let turn = list.turns;
        list.working.push((turn, Instant::now() + time, Arc::clone(process)));
        // The thread waits for the first; that one is due before all that come later.
        if list.working.len() == 1 {
            self.shared.changed.notify_one();
        }
        Turn { watch: self, turn }
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        entered(&self.watch.shared.list).working.retain(|(turn, ..)| *turn != self.turn);
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        entered(&self.shared.list).over = true;
        self.shared.changed.notify_one();
    }
}

impl Shared {
    fn end_the_late(&self) {
        let mut list = entered(&self.list);
        while !list.over {
            let left = list.working.first().map(|(_, due, _)| due.saturating_duration_since(Instant::now()));
            match left {
                Some(Duration::ZERO) => list.working.remove(0).2.end(),
                Some(left) => {
                    list = self.changed.wait_timeout(list, left).unwrap_or_else(PoisonError::into_inner).0;
                }
                None => list = self.changed.wait(list).unwrap_or_else(PoisonError::into_inner),
            }
        }
    }
}

/// What a lock keeps; nothing that could be half done is ever kept in one.
pub(super) fn entered<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}
