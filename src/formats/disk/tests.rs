//! Stamps and what a replaced file leaves to the new one.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use super::*;

fn write(path: &Path, bytes: &[u8]) -> Committed {
    write_file(path, bytes, &Overwrite::Yes, Privacy::default()).expect("written").1
}

#[test]
fn a_stamp_knows_its_file_again() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a");
    let (stamp, _) = write_file(&path, b"one", &Overwrite::IfAbsent, Privacy::default()).expect("written");
    assert_eq!(stamp, FileStamp::of_bytes(b"one"));
    assert_eq!(file_state(&path, &stamp).expect("there"), FileState::Same);
    assert_eq!(file_state(&path, &FileStamp::new(3, stamp.sha256.clone())).expect("there"), FileState::Same);
    fs::write(&path, "two").expect("written");
    let FileState::Changed(now) = file_state(&path, &stamp).expect("there") else { panic!("changed") };
    assert_eq!(now, FileStamp::of_bytes(b"two"));
    // Written again with the same bytes it is what it was.
    fs::write(&path, "one").expect("written");
    assert_eq!(file_state(&path, &stamp).expect("there"), FileState::Same);
    fs::remove_file(&path).expect("removed");
    assert_eq!(file_state(&path, &stamp).expect("known"), FileState::Gone);
}

#[test]
fn a_file_that_cannot_be_written_leaves_nothing_behind() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a");
    write(&path, b"old");
    let mut half = Replacement::beside(&path, Privacy::default()).expect("begun");
    half.file().write_all(b"ne").expect("written");
    drop(half);
    let in_the_way = write_file(&path, b"new", &Overwrite::IfAbsent, Privacy::default());
    assert!(matches!(in_the_way, Err(WriteError::Conflict(_))), "{in_the_way:?}");
    assert_eq!(fs::read(&path).ok().as_deref(), Some(&b"old"[..]));
    assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
    assert!(Replacement::beside(folder.path(), Privacy::default()).is_err());
    assert!(Replacement::beside(&folder.path().join("none/a"), Privacy::default()).is_err());
}

#[cfg(unix)]
#[test]
fn a_new_file_takes_over_what_the_old_one_had() {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a");
    for mode in [0o666, 0o664, 0o600, 0o640] {
        write(&path, b"old");
        fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("set");
        // Not every file system has attributes.
        let has_attributes = xattr::set(&path, "user.case", "7".as_bytes()).is_ok();
        let inode = fs::metadata(&path).expect("there").ino();
        write(&path, b"new");
        let known = fs::metadata(&path).expect("there");
        assert!(known.ino() != inode && known.mode() & 0o777 == mode, "{:o}", known.mode());
        if has_attributes {
            assert_eq!(xattr::get(&path, "user.case").ok().flatten().as_deref(), Some(&b"7"[..]));
        }
    }
}

#[cfg(unix)]
#[test]
fn other_names_of_a_file_are_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let [path, other] = ["a", "b"].map(|name| folder.path().join(name));
    assert!(!write(&path, b"old").broke_links);
    fs::hard_link(&path, &other).expect("linked");
    assert!(write(&path, b"new").broke_links);
    assert_eq!(fs::read(&other).ok().as_deref(), Some(&b"old"[..]));
    assert!(!write(&path, b"newer").broke_links);
}
