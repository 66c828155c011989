//! What goes back to a browser: status, headers, and bytes that are shared with the edition.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use hyper::body::{Body, Bytes, Frame, SizeHint};
use hyper::header::{self, HeaderName, HeaderValue};
use hyper::{Response, StatusCode};
use tokio::sync::mpsc;

/// An answer.
pub(super) type Reply = Response<Content>;

/// The bytes of an answer.
pub(super) enum Content {
    /// All of them, in pieces.
    Whole(VecDeque<Bytes>),
    /// Messages as they come.
    Messages(mpsc::Receiver<Bytes>),
}

impl Body for Content {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        match self.get_mut() {
            Self::Whole(pieces) => {
                Poll::Ready(pieces.pop_front().map(|piece| Ok(Frame::data(piece))))
            }
            Self::Messages(messages) => {
                messages.poll_recv(context).map(|next| next.map(|piece| Ok(Frame::data(piece))))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        matches!(self, Self::Whole(pieces) if pieces.is_empty())
    }

    fn size_hint(&self) -> SizeHint {
        match self {
            Self::Whole(pieces) => {
                SizeHint::with_exact(pieces.iter().map(|piece| piece.len() as u64).sum())
            }
            Self::Messages(_) => SizeHint::default(),
        }
    }
}

/// What every answer says: nothing is kept, nothing is guessed, nothing is shown elsewhere.
const ALWAYS: [(HeaderName, &str); 4] = [
    (header::CACHE_CONTROL, "no-store"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// The policy that a published site runs under (docs/servers); the preview's own script keeps to it too.
const POLICY: &str = "default-src 'self'";

/// An answer of one kind of content.
pub(super) fn reply(status: StatusCode, kind: &'static str, content: Content) -> Reply {
    let mut reply = Response::new(content);
    *reply.status_mut() = status;
    let headers = reply.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    for (name, value) in ALWAYS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if kind == HTML {
        headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    }
    reply
}

/// Bytes of the edition, not copied.
pub(super) fn shared(bytes: &Arc<[u8]>) -> Bytes {
    struct Shared(Arc<[u8]>);
    impl AsRef<[u8]> for Shared {
        fn as_ref(&self) -> &[u8] {
            &self.0
        }
    }
    Bytes::from_owner(Shared(Arc::clone(bytes)))
}

/// One piece of content.
pub(super) fn whole(bytes: impl Into<Bytes>) -> Content {
    Content::Whole([bytes.into()].into())
}

/// A page of the preview's own.
pub(super) fn page(status: StatusCode, html: String) -> Reply {
    reply(status, HTML, whole(html))
}

pub(super) const HTML: &str = "text/html; charset=utf-8";
pub(super) const CSS: &str = "text/css; charset=utf-8";
pub(super) const SCRIPT: &str = "text/javascript; charset=utf-8";
pub(super) const TEXT: &str = "text/plain; charset=utf-8";
pub(super) const MESSAGES: &str = "text/event-stream; charset=utf-8";

/// What a file is, by the ending of its name.
const KINDS: [(&str, &str); 31] = [
    ("html", HTML),
    ("htm", HTML),
    ("css", CSS),
    ("js", SCRIPT),
    ("mjs", SCRIPT),
    ("txt", TEXT),
    ("md", TEXT),
    ("json", "application/json"),
    ("xml", "text/xml; charset=utf-8"),
    ("csv", "text/csv; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("ico", "image/x-icon"),
    ("bmp", "image/bmp"),
    ("woff2", "font/woff2"),
    ("woff", "font/woff"),
    ("ttf", "font/ttf"),
    ("otf", "font/otf"),
    ("pdf", "application/pdf"),
    ("mp4", "video/mp4"),
    ("mp3", "audio/mpeg"),
    ("webmanifest", "application/manifest+json"),
    ("zip", "application/zip"),
    ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("doc", "application/msword"),
];

/// What a file is, by its name; unknown ones are only to be saved.
pub(super) fn kind(name: &str) -> &'static str {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let known = KINDS.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending));
    known.map_or("application/octet-stream", |(_, kind)| kind)
}
