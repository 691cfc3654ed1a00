//! Work in any order, results in one: a window of bounded width over the numbered pieces of work.
//!
//! A worker takes the next number, but none further ahead of the results that were handed out than
//! the window is wide. So one slow piece holds up the others after a while instead of letting
//! their results pile up, and memory does not grow with the number of pieces.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// How long one who waits for a result may not notice that it is not wanted any more.
const LOOK_UP: Duration = Duration::from_millis(50);

pub(super) struct Window<T> {
    total: usize,
    width: usize,
    state: Mutex<State<T>>,
    changed: Condvar,
}

/// Closes its window when it is dropped.
#[must_use]
pub(super) struct Closing<'w, T>(&'w Window<T>);

impl<T> Drop for Closing<'_, T> {
    fn drop(&mut self) {
        self.0.lock().closed = true;
        self.0.changed.notify_all();
    }
}

struct State<T> {
    taken: usize,
    handed_out: usize,
    done: BTreeMap<usize, T>,
    closed: bool,
}

impl<T> Window<T> {
    pub(super) fn new(total: usize, width: usize) -> Self {
        let state = State { taken: 0, handed_out: 0, done: BTreeMap::new(), closed: false };
        Self { total, width: width.max(1), state: Mutex::new(state), changed: Condvar::new() }
    }

    /// The next piece of work, once the window reaches it; `None` when there is no more to do.
    pub(super) fn take(&self) -> Option<usize> {
        let full = |state: &mut State<T>| !state.closed && state.taken >= state.handed_out + self.width;
        let mut state = self.wait(self.lock(), full);
        if state.closed || state.taken == self.total {
            return None;
        }
        state.taken += 1;
        Some(state.taken - 1)
    }

    /// Puts down the result of a piece of work.
    pub(super) fn put(&self, piece: usize, result: T) {
        self.lock().done.insert(piece, result);
        self.changed.notify_all();
    }

    /// The result of the next piece in order, once it is there; `None` after the last one, or once
    /// the work was `stopped`.
    pub(super) fn next(&self, stopped: impl Fn() -> bool) -> Option<T> {
        let mut state = self.lock();
        loop {
            if state.handed_out == self.total || stopped() {
                return None;
            }
            let piece = state.handed_out;
            if let Some(result) = state.done.remove(&piece) {
                state.handed_out += 1;
                self.changed.notify_all();
                return Some(result);
            }
            let waited = self.changed.wait_timeout(state, LOOK_UP);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Sends the workers home once the guard is dropped: a reader of results that stops early, or
    /// panics, would leave them waiting for it for ever.
    pub(super) fn close_on_drop(&self) -> Closing<'_, T> {
        Closing(self)
    }

    fn lock(&self) -> MutexGuard<'_, State<T>> {
        // No code that can panic runs under the lock, so the state is whole even then.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn wait<'s>(
        &self,
        state: MutexGuard<'s, State<T>>,
        condition: impl FnMut(&mut State<T>) -> bool,
    ) -> MutexGuard<'s, State<T>> {
        self.changed.wait_while(state, condition).unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn results_come_in_order_and_never_pile_up() {
        let window = Window::new(200, 8);
        let (held, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let mut results = Vec::new();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    while let Some(piece) = window.take() {
                        let now = held.fetch_add(1, Ordering::SeqCst) + 1;
                        most.fetch_max(now, Ordering::SeqCst);
                        if piece % 17 == 0 {
                            std::thread::sleep(std::time::Duration::from_millis(2));
                        }
                        window.put(piece, piece);
                    }
                });
            }
            while let Some(piece) = window.next(|| false) {
                held.fetch_sub(1, Ordering::SeqCst);
                results.push(piece);
            }
        });
        assert!(results.iter().copied().eq(0..200));
        // One more than the width: a result is handed out before this test counts it down.
        assert!(most.load(Ordering::SeqCst) <= 9);
    }

    #[test]
    fn who_waits_for_a_result_can_be_called_away() {
        let window = Window::<()>::new(5, 1);
        assert_eq!(window.next(|| true), None);
    }

    #[test]
    fn a_closed_window_gives_no_more_work() {
        let window = Window::<()>::new(5, 1);
        assert_eq!(window.take(), Some(0));
        drop(window.close_on_drop());
        assert_eq!(window.take(), None);
    }
}
