//! What the world refuses: a missing folder, a full disk, a wrong permission. Never a mistake in the content.

use std::io;
use std::path::PathBuf;

use crate::base::diag::Lang;
use crate::base::path::native;

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
    /// Taking a folder that was named for the desk's.
    OpenDesk,
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
        let path = native(&self.path);
        let cause = self.cause.as_ref().map(|cause| answer(cause, lang)).unwrap_or_default();

        match (lang, self.action) {
            (Lang::Zh, Action::FindDesk) => {
                format!(
                    "从“{path}”往上没有找到jianbao.yml；请用 --root 指明稿件目录，或用 jianbao new site 新建一个"
                )
            }
            (Lang::Zh, Action::OpenDesk) => format!(
                "“{path}”里没有jianbao.yml；请在 --root 后面写稿件目录，或用 jianbao new site 新建一个"
            ),
            (Lang::En, Action::OpenDesk) => format!(
                "{path} holds no jianbao.yml; name the desk's folder after --root, or start one with `jianbao new site`"
            ),
            (Lang::Zh, Action::Read) => format!("读不了“{path}”：{cause}"),
            (Lang::Zh, Action::ReadAgain) => format!("“{path}”在读取期间被改动，请再运行一次"),
            (Lang::Zh, Action::Write) => format!("写不了“{path}”：{cause}"),
            (Lang::Zh, Action::Claim) => {
                format!(
                    "“{path}”里有不是jianbao写的文件，不敢清理；请换一个输出目录，或自己移走这些文件"
                )
            }
            (Lang::Zh, Action::Create) => format!("“{path}”已经有了，没有改动它；请换一个名字"),
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
            (Lang::En, Action::Create) => {
                format!("{path} is already there and was left alone; choose another name")
            }
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

/// Answers that are known by their number alone.
type Numbers = &'static [(&'static [i32], &'static str)];

/// Those of Windows: held by another program, wholly, in part, or mapped into its memory; a stick that was pulled out; a
/// share that does not answer; a drive letter that stands for nothing.
const WINDOWS: Numbers = &[
    (&[32, 33, 1224], "正被别的程序使用，请先关掉那个程序"),
    (&[4], "打开的文件太多"),
    (&[23, 1117], "磁盘读写出错，请检查磁盘"),
    (&[15, 21], "没有这个盘，或者盘没有插好"),
    (&[51, 53, 59, 64, 67], "网络上的共享文件夹没有回应"),
];

/// Those of other systems.
const ELSEWHERE: Numbers = &[(&[24], "打开的文件太多"), (&[5], "磁盘读写出错，请检查磁盘")];

/// The common answers of systems in Chinese.
fn common(cause: &io::Error) -> Option<&'static str> {
    use io::ErrorKind::{
        AddrInUse, AddrNotAvailable, AlreadyExists, CrossesDevices, Deadlock, DirectoryNotEmpty,
        ExecutableFileBusy, FileTooLarge, InvalidFilename, IsADirectory, NotADirectory, NotFound,
        OutOfMemory, PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, ResourceBusy,
        StaleNetworkFileHandle, StorageFull, TimedOut, UnexpectedEof,
    };
    let numbers = if cfg!(windows) { WINDOWS } else { ELSEWHERE };
    let number = cause.raw_os_error().unwrap_or_default();
    if let Some((_, words)) = numbers.iter().find(|(known, _)| known.contains(&number)) {
        return Some(words);
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
    #[cfg(any(target_os = "linux", windows))]
    #[test]
    fn answers_of_the_system_are_known() {
        // ENOENT, EIO, EACCES, EEXIST, ENOTDIR, EISDIR, EMFILE, ETXTBSY, EFBIG, ENOSPC, EROFS, ENAMETOOLONG.
        let linux: &[i32] = &[2, 5, 13, 17, 20, 21, 24, 26, 27, 28, 30, 36];
        // No file, no path, too many open, no access, write protected, not ready, CRC, held, locked, full, no share,
        // exists, full, bad name, not empty, exists, too long, no folder, broken, mapped.
        let windows: &[i32] =
            &[2, 3, 4, 5, 19, 21, 23, 32, 33, 39, 53, 80, 112, 123, 145, 183, 206, 267, 1117, 1224];
        for number in if cfg!(windows) { windows } else { linux } {
            let refusal = WorldError::new(Action::Write, "甲", Error::from_raw_os_error(*number));
            let said = refusal.message(Lang::Zh);
            assert!(!said.contains(|c: char| c.is_ascii_alphabetic()), "{number}: {said}");
        }
    }
}
