//! What the world refuses: a missing folder, a full disk, a wrong permission. Never a mistake in the content.

use std::io;
use std::path::PathBuf;

use crate::base::diag::Lang;

/// Something that the machine would not do.
#[derive(Debug)]
pub struct WorldError {
    /// What was tried.
    pub action: Action,
    /// With which file or folder.
    pub path: PathBuf,
    /// What the system answered, when it was the system.
    pub cause: Option<io::Error>,
}

/// What was tried when the machine refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Looking for the desk's folder.
    FindDesk,
    /// Reading a file or folder.
    Read,
    /// Reading a file again that was changed meanwhile.
    ReadAgain,
    /// Writing a file or folder.
    Write,
    /// Clearing a folder that jianbao did not write.
    Claim,
    /// Making something that is already there.
    Create,
    /// Answering at an address of this machine.
    Listen,
}

impl WorldError {
    /// A refusal of the system.
    pub(crate) fn new(action: Action, path: impl Into<PathBuf>, cause: io::Error) -> Self {
        Self { action, path: path.into(), cause: Some(cause) }
    }

    /// A refusal of our own.
    pub(crate) fn own(action: Action, path: impl Into<PathBuf>) -> Self {
        Self { action, path: path.into(), cause: None }
    }

    /// What to tell the person, in one sentence.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        let path = self.path.display();
        let cause = self.cause.as_ref().map(ToString::to_string).unwrap_or_default();

        match (lang, self.action) {
            (Lang::Zh, Action::FindDesk) => {
                format!(
                    "从“{path}”往上没有找到jianbao.yml；请用 --root 指明稿件目录，或用 jianbao new site 新建一个"
                )
            }
            (Lang::Zh, Action::Read) => format!("读不了“{path}”：{cause}"),
            (Lang::Zh, Action::ReadAgain) => format!("“{path}”在读取期间被改动，请再运行一次"),
            (Lang::Zh, Action::Write) => format!("写不了“{path}”：{cause}"),
            (Lang::Zh, Action::Claim) => {
                format!(
                    "“{path}”里有不是jianbao写的文件，不敢清理；请换一个输出目录，或自己移走这些文件"
                )
            }
            (Lang::Zh, Action::Create) => format!("“{path}”已经有了，没有改动它"),
            (Lang::Zh, Action::Listen) => {
                format!("预览开不了“{path}”：{cause}；可以用 --port 换一个端口")
            }
            (Lang::En, Action::FindDesk) => {
                format!(
                    "no jianbao.yml in {path} or above; name the desk's folder with --root, or start one with `jianbao new site`"
                )
            }
            (Lang::En, Action::Read) => format!("cannot read {path}: {cause}"),
            (Lang::En, Action::ReadAgain) => format!("{path} changed while it was read; run again"),
            (Lang::En, Action::Write) => format!("cannot write {path}: {cause}"),
            (Lang::En, Action::Claim) => {
                format!(
                    "{path} holds files that jianbao did not write and is left alone; choose another output folder or move them"
                )
            }
            (Lang::En, Action::Listen) => {
                format!("cannot answer at {path}: {cause}; another port may be named with --port")
            }
            (Lang::En, Action::Create) => format!("{path} is already there and was left alone"),
        }
    }
}
