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

/// Connections at once; more wait until one ends. Systems often allow a program 1,024 open files.
const CONNECTIONS: usize = 512;

/// When fewer than this are left, a connection ends with its answer.
const SCARCE: usize = 128;

/// How long a browser may take to say what it wants, and to ask again on the same connection.
const TO_ASK: Duration = Duration::from_secs(10);

/// How long a browser may take nothing of what it asked for.
const TO_TAKE: Duration = Duration::from_secs(30);

/// How much of a request's head is read, and of an answer held back.
const HELD: usize = 32 << 10;

/// How long to wait when the system gives no more connections.
const PAUSE: Duration = Duration::from_millis(50);

/// Takes connections for ever.
pub(super) async fn take(listener: TcpListener, stand: Arc<Stand>) {
    let room = Arc::new(Semaphore::new(CONNECTIONS));
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
                    if room.available_permits() < SCARCE {
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
                .header_read_timeout(TO_ASK)
                .max_buf_size(HELD)
                .serve_connection(TokioIo::new(Patient::new(stream)), service)
                .await;
            drop(turn);
        });
    }
}

/// A connection that ends when the other side takes nothing for too long.
struct Patient {
    stream: TcpStream,
    waiting: Option<Pin<Box<Sleep>>>,
}

impl Patient {
    fn new(stream: TcpStream) -> Self {
        Self { stream, waiting: None }
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
        let waiting = self.waiting.get_or_insert_with(|| Box::pin(sleep(TO_TAKE)));
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
