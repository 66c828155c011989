//! Connections: how many there are, how long one may say nothing, and how long it may take nothing.

use std::convert::Infallible;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use hyper::header::{self, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{Sleep, sleep};

use super::answer::answer;
use super::server::Stand;

/// How much one preview bears.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Connections at once; more wait until one ends. Systems often allow a program 1,024 open files.
    pub(super) connections: usize,
    /// When fewer than this are left, a connection ends with its answer.
    pub(super) scarce: usize,
    /// How long a browser may take to say what it wants, and to ask again on the same connection.
    pub(super) to_ask: Duration,
    /// How long a browser may take nothing of what it asked for.
    pub(super) to_take: Duration,
}

/// What is enough for anybody who looks, and little enough for any machine.
pub(super) const USUAL: Limits = Limits {
    connections: 512,
    scarce: 128,
    to_ask: Duration::from_secs(10),
    to_take: Duration::from_secs(30),
};

/// How much of a request's head is read, and of an answer held back.
const HELD: usize = 32 << 10;

/// How long to wait when the system gives no more connections.
const PAUSE: Duration = Duration::from_millis(50);

/// Takes connections for ever.
pub(super) async fn take(listener: TcpListener, stand: Arc<Stand>, limits: Limits) {
    let room = Arc::new(Semaphore::new(limits.connections));
    loop {
        let Ok(turn) = Arc::clone(&room).acquire_owned().await else { return };
        let Ok((stream, _)) = listener.accept().await else {
            sleep(PAUSE).await;
            continue;
        };
        let (stand, room) = (Arc::clone(&stand), Arc::clone(&room));
        tokio::spawn(async move {
            let service = service_fn(|request| {
                let (stand, room) = (Arc::clone(&stand), Arc::clone(&room));
                async move {
                    let mut reply = answer(request, stand).await;
                    if room.available_permits() < limits.scarce {
                        let close = HeaderValue::from_static("close");
                        reply.headers_mut().insert(header::CONNECTION, close);
                    }
                    Ok::<_, Infallible>(reply)
                }
            });
            let _ = stream.set_nodelay(true);
            // A connection that breaks off is the other side's affair.
            let _ = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(limits.to_ask)
                .max_buf_size(HELD)
                .serve_connection(TokioIo::new(Patient::new(stream, limits.to_take)), service)
                .await;
            drop(turn);
        });
    }
}

/// A connection that ends when the other side takes nothing for too long.
struct Patient {
    stream: TcpStream,
    to_take: Duration,
    waiting: Option<Pin<Box<Sleep>>>,
}

impl Patient {
    fn new(stream: TcpStream, to_take: Duration) -> Self {
        Self { stream, to_take, waiting: None }
    }

    /// What a write came to, unless it has waited too long.
    fn judge<T>(
        &mut self,
        context: &mut Context<'_>,
        came: Poll<io::Result<T>>,
    ) -> Poll<io::Result<T>> {
        if came.is_ready() {
            self.waiting = None;
            return came;
        }
        let to_take = self.to_take;
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(to_take)));
        ready!(waiting.as_mut().poll(context));
        Poll::Ready(Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Patient {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, into)
    }
}

impl AsyncWrite for Patient {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let came = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.judge(context, came)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let came = Pin::new(&mut self.stream).poll_write_vectored(context, pieces);
        self.judge(context, came)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}
