//! Opens an address in the browser of whoever sits here, or a file in its own program. The only door to other programs.

use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// How often, and after what time each, an opener is asked whether it has ended.
const LOOKS: u32 = 20;
const LOOK: Duration = Duration::from_millis(50);

/// Asks the system to open an address; whether it does. An opener that finds no program ends with a complaint, and soon;
/// one that is still there after a second has become that program.
pub(crate) fn open(address: &str) -> bool {
    let (program, before): (&str, &[&str]) = if cfg!(windows) {
        ("cmd", &["/C", "start"])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(before);
    add(&mut command, address);
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    let Ok(mut opener) = command.spawn() else { return false };
    for _ in 0..LOOKS {
        match opener.try_wait() {
            Ok(Some(end)) => return end.success(),
            Ok(None) => thread::sleep(LOOK),
            Err(_) => return false,
        }
    }
    true
}

/// `cmd` reads its line by rules of its own: between quotation marks, which no path holds, it leaves `&` and blanks alone.
/// The empty word is the title of the window that `start` would make.
#[cfg(windows)]
fn add(command: &mut Command, address: &str) {
    use std::os::windows::process::CommandExt as _;
    command.raw_arg(format!("\"\" \"{address}\""));
}

#[cfg(not(windows))]
fn add(command: &mut Command, address: &str) {
    command.arg(address);
}
