//! The threads that do the work of a command.

use std::sync::mpsc;
use std::thread;

use rayon::{ThreadBuilder, ThreadPoolBuilder};

/// Makes the threads that parallel work runs on: `jobs` of them, or one for each processor when
/// `jobs` is 0. Where the system allows fewer, there are fewer; where it allows none, the work runs
/// on the thread of the caller.
pub fn start(jobs: usize) {
    let wanted = match jobs {
        0 => thread::available_parallelism().map_or(1, usize::from),
        jobs => jobs,
    };
    // The threads are there before the pool, because a pool that cannot make one of its threads is
    // of no use, and a second one cannot be made in its place.
    let workers: Vec<mpsc::Sender<ThreadBuilder>> = (0..wanted).map_while(worker).collect();
    let pool = ThreadPoolBuilder::new();
    // An error means that there is a pool already, which is as good.
    let _ = if workers.is_empty() {
        pool.num_threads(1).use_current_thread().build_global()
    } else {
        let mut idle = workers.iter();
        pool.num_threads(workers.len())
            .spawn_handler(|work| {
                let worker = idle.next().ok_or_else(|| std::io::Error::other("no thread left"))?;
                worker.send(work).map_err(|_| std::io::Error::other("a thread has ended"))
            })
            .build_global()
    };
}

/// A thread that waits for its part in a pool; `None` when the system allows no more threads.
fn worker(number: usize) -> Option<mpsc::Sender<ThreadBuilder>> {
    let (sender, receiver) = mpsc::channel::<ThreadBuilder>();
    let work = move || {
        if let Ok(work) = receiver.recv() {
            work.run();
        }
    };
    thread::Builder::new().name(format!("worker {number}")).spawn(work).ok()?;
    Some(sender)
}
