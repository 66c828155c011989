//! The server: its address, its turns, and the way by which new editions come in.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::net::{TcpListener, TcpSocket};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::{Semaphore, watch};

use super::Edition;
use super::connection::{self, Limits};
use crate::base::world::{Action, WorldError};

/// Where a preview stands when nobody says otherwise; the next ones are tried when it is taken.
const PORT: u16 = 8000;

/// How many ports are tried.
const PORTS: u16 = 20;

/// Connections that wait to be taken.
const BACKLOG: u32 = 1024;

/// Threads that render at once, besides the one that reads the desk.
const THREADS: usize = 8;

/// Deeply nested tables make Typst recurse.
const STACK: usize = 16 << 20;

/// Prints made at once.
const PRINTS: usize = 2;

/// Pages that listen for new editions.
const LISTENERS: usize = 64;

/// A server that has its address and does not answer yet.
pub(crate) struct Server {
    runtime: Runtime,
    listener: TcpListener,
    address: SocketAddr,
    pub(super) limits: Limits,
}

/// What all connections share.
pub(super) struct Stand {
    pub(super) editions: watch::Receiver<Arc<Edition>>,
    pub(super) prints: Semaphore,
    pub(super) listeners: Arc<Semaphore>,
}

impl Stand {
    /// The edition of now.
    pub(super) fn edition(&self) -> Arc<Edition> {
        Arc::clone(&self.editions.borrow())
    }
}

/// Brings new editions in.
pub(crate) struct Publisher(watch::Sender<Arc<Edition>>);

impl Publisher {
    /// Shows a new edition from now on.
    pub(crate) fn publish(&self, edition: Edition) {
        self.0.send_replace(Arc::new(edition));
    }
}

impl Server {
    /// Takes the port named, or the first free one; 0 is any that the system gives. Only this machine can reach it.
    ///
    /// # Errors
    /// When the port is taken or may not be used.
    pub(crate) fn bind(port: Option<u16>) -> Result<Self, WorldError> {
        let first = port.unwrap_or(PORT);
        let refused = |cause| WorldError::new(Action::Listen, format!("127.0.0.1:{first}"), cause);
        let runtime = Builder::new_current_thread()
            .enable_all()
            .max_blocking_threads(THREADS + 1)
            .thread_stack_size(STACK)
            .build()
            .map_err(refused)?;
        let ports = match port {
            Some(port) => vec![port],
            None => (PORT..PORT + PORTS).chain([0]).collect(),
        };
        let inside = runtime.enter();
        let mut tried = Err(io::ErrorKind::AddrInUse.into());
        for port in ports {
            tried = listen(port);
            if tried.is_ok() {
                break;
            }
        }
        drop(inside);
        let listener = tried.map_err(refused)?;
        let address = listener.local_addr().map_err(refused)?;
        Ok(Self { runtime, listener, address, limits: connection::USUAL })
    }

    /// The address of the home page.
    pub(crate) fn address(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Answers until somebody stops the program, or `work` ends. `work` runs beside and brings new editions.
    ///
    /// # Errors
    /// What `work` could not do.
    pub(crate) fn run(
        self,
        first: Edition,
        work: impl FnOnce(&Publisher) -> Result<(), WorldError> + Send + 'static,
    ) -> Result<(), WorldError> {
        let (sender, editions) = watch::channel(Arc::new(first));
        let stand = Stand {
            editions,
            prints: Semaphore::new(PRINTS),
            listeners: Arc::new(Semaphore::new(LISTENERS)),
        };
        let (listener, limits) = (self.listener, self.limits);
        let ended = self.runtime.block_on(async move {
            let work = tokio::task::spawn_blocking(move || work(&Publisher(sender)));
            tokio::select! {
                done = work => done.unwrap_or(Ok(())),
                () = connection::take(listener, Arc::new(stand), limits) => Ok(()),
                () = stopped() => Ok(()),
            }
        });
        // What is being rendered is for nobody any more.
        self.runtime.shutdown_background();
        ended
    }
}

fn listen(port: u16) -> io::Result<TcpListener> {
    let socket = TcpSocket::new_v4()?;
    // Elsewhere this would let two programs share a port.
    if cfg!(unix) {
        socket.set_reuseaddr(true)?;
    }
    socket.bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))?;
    socket.listen(BACKLOG)
}

/// Waits until somebody stops the program.
async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut asked) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = asked.recv() => {}
            }
            return;
        }
    }
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
