//! The worker's side: requests from standard input, answers to standard output.

use std::io::{self, ErrorKind, Read, Stdout, Write};
use std::process::exit;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use super::frame;

/// The exit code of a worker that has no room for a request.
pub(super) const OUT_OF_MEMORY: i32 = 12;

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
    thread::Builder::new().name("requests".into()).spawn(move || exit(read(&sender)))?;
    send(&mut io::stdout(), greeting)?;
    worker.join().unwrap_or_else(|_| Err(io::Error::other("the work panicked")))
}

/// Passes requests on until there are no more, and returns the exit code of the process.
fn read(requests: &SyncSender<Request>) -> i32 {
    let mut stdin = io::stdin().lock();
    loop {
        let request = match request(&mut stdin) {
            Ok(request) => request,
            Err(error) if error.kind() == ErrorKind::OutOfMemory => return OUT_OF_MEMORY,
            Err(_) => return 0,
        };
        if requests.send(request).is_err() {
            return 0;
        }
    }
}

fn request(mut stdin: impl Read) -> io::Result<Request> {
    let name = String::from_utf8_lossy(&frame::read(&mut stdin)?).into_owned();
    Ok(Request { name, bytes: frame::read(stdin)? })
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
