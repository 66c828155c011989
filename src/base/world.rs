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
        let cause = self.cause.as_ref().map(|cause| answer(cause, lang)).unwrap_or_default();

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

/// What the system answered, in the person's language as far as it is one of the common answers.
fn answer(cause: &io::Error, lang: Lang) -> String {
    if lang == Lang::En {
        return cause.to_string();
    }
    match common(cause) {
        Some(words) => words.to_owned(),
        None => format!("系统不允许（{cause}）"),
    }
}

/// The common answers of systems in Chinese.
fn common(cause: &io::Error) -> Option<&'static str> {
    use io::ErrorKind::{
        AddrInUse, AddrNotAvailable, AlreadyExists, CrossesDevices, Deadlock, DirectoryNotEmpty,
        ExecutableFileBusy, FileTooLarge, InvalidFilename, IsADirectory, NotADirectory, NotFound,
        OutOfMemory, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, ResourceBusy,
        StaleNetworkFileHandle, StorageFull, TimedOut, UnexpectedEof,
    };
    // Windows: another program holds the file, or a part of it.
    if cfg!(windows) && matches!(cause.raw_os_error(), Some(32 | 33)) {
        return Some("正被别的程序使用，请先关掉那个程序");
    }
    let (too_many, broken) = if cfg!(windows) { (4, 1117) } else { (24, 5) };
    if cause.raw_os_error() == Some(too_many) {
        return Some("打开的文件太多");
    }
    if cause.raw_os_error() == Some(broken) {
        return Some("磁盘读写出错，请检查磁盘");
    }
    Some(match cause.kind() {
        NotFound => "没有这个文件或文件夹",
        PermissionDenied if cfg!(windows) => "没有权限，或者文件是只读的、正被别的程序使用",
        PermissionDenied => "没有权限",
        AlreadyExists => "已经有同名的文件或文件夹",
        StorageFull => "磁盘满了",
        QuotaExceeded => "超过了分给这个用户的磁盘空间",
        FileTooLarge => "文件太大，磁盘放不下",
        ReadOnlyFilesystem => "磁盘是只读的",
        IsADirectory => "这是一个文件夹，不是文件",
        NotADirectory => "路径中间有一段不是文件夹",
        DirectoryNotEmpty => "文件夹不是空的",
        ResourceBusy | ExecutableFileBusy | Deadlock => "正被别的程序使用，请先关掉那个程序",
        InvalidFilename => "名字太长，或者有不能用的字",
        CrossesDevices => "两个位置不在同一个磁盘上",
        StaleNetworkFileHandle | TimedOut => "网络磁盘没有回应",
        AddrInUse => "端口正被别的程序使用",
        AddrNotAvailable => "这台电脑上没有这个地址",
        OutOfMemory => "内存不够",
        UnexpectedEof => "文件不完整",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::{Action, WorldError};
    use crate::base::diag::Lang;
    use std::io::{Error, ErrorKind};

    #[test]
    fn common_answers_are_said_in_chinese() {
        for (cause, expected) in [
            (ErrorKind::NotFound.into(), "写不了“甲”：没有这个文件或文件夹"),
            (ErrorKind::StorageFull.into(), "写不了“甲”：磁盘满了"),
            (ErrorKind::ReadOnlyFilesystem.into(), "写不了“甲”：磁盘是只读的"),
            (ErrorKind::ResourceBusy.into(), "写不了“甲”：正被别的程序使用，请先关掉那个程序"),
            (ErrorKind::IsADirectory.into(), "写不了“甲”：这是一个文件夹，不是文件"),
            (ErrorKind::InvalidFilename.into(), "写不了“甲”：名字太长，或者有不能用的字"),
            (Error::other("odd"), "写不了“甲”：系统不允许（odd）"),
        ] {
            let refusal = WorldError::new(Action::Write, "甲", cause);
            assert_eq!(refusal.message(Lang::Zh), expected);
        }
        let refusal = WorldError::new(Action::Read, "a", Error::other("odd"));
        assert_eq!(refusal.message(Lang::En), "cannot read a: odd");
    }

    /// What systems really answer is among the common answers, not only what this program knows by name.
    #[cfg(unix)]
    #[test]
    fn answers_of_the_system_are_known() {
        // ENOENT, EIO, EACCES, EEXIST, ENOTDIR, EISDIR, EMFILE, ETXTBSY, EFBIG, ENOSPC, EROFS, ENAMETOOLONG.
        for number in [2, 5, 13, 17, 20, 21, 24, 26, 27, 28, 30, 36] {
            let refusal = WorldError::new(Action::Write, "甲", Error::from_raw_os_error(number));
            let said = refusal.message(Lang::Zh);
            let foreign = said.contains(|c: char| c.is_ascii_alphabetic());
            assert!(!foreign || cfg!(not(target_os = "linux")), "{number}: {said}");
        }
    }
}
