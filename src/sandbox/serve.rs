//! The worker's side: requests from standard input, answers to standard output.

use std::io::{self, Stdout, Write};
use std::process::exit;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::frame;

struct Request {
    name: String,
    bytes: Vec<u8>,
}

/// Says that this process is ready, and answers requests on a stack of so many bytes.
///
/// Ends the process once nobody asks any more, even in the middle of work: a parent that was
/// killed has no other way to end a worker that hangs.
///
/// # Errors
/// If standard output is closed, or the work panicked.
pub fn serve(
    greeting: &[u8],
    stack: usize,
    work: impl FnMut(&str, &[u8]) -> Vec<u8> + Send + 'static,
) -> io::Result<()> {
    let (sender, requests) = sync_channel(0);
    let worker = thread::Builder::new()
        .name("work".into())
        .stack_size(stack)
        .spawn(move || answer(&requests, work))?;
    thread::Builder::new().name("requests".into()).spawn(move || {
        read(&sender);
        exit(0);
    })?;
    send(&mut io::stdout(), greeting)?;
    worker.join().unwrap_or_else(|_| Err(io::Error::other("the work panicked")))
}

fn read(requests: &SyncSender<Request>) {
    let mut stdin = io::stdin().lock();
    while let (Ok(name), Ok(bytes)) = (frame::read(&mut stdin), frame::read(&mut stdin)) {
        let name = String::from_utf8_lossy(&name).into_owned();
        if requests.send(Request { name, bytes }).is_err() {
            return;
        }
    }
}

fn answer(requests: &Receiver<Request>, mut work: impl FnMut(&str, &[u8]) -> Vec<u8>) -> io::Result<()> {
    let mut stdout = io::stdout();
    for request in requests {
        send(&mut stdout, &work(&request.name, &request.bytes))?;
    }
    Ok(())
}

fn send(stdout: &mut Stdout, content: &[u8]) -> io::Result<()> {
    frame::write(&mut *stdout, content)?;
    stdout.flush()
}
