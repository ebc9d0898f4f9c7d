//! What the built program writes, where, for whom, and what it refuses to write over.
#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{FileTypeExt as _, MetadataExt as _, PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

const SANAD: &str = env!("CARGO_BIN_EXE_sanad");

/// The smallest picture that takes little time.
const SMALL: [&str; 4] = ["--size", "640x480", "--scale", "1"];

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(SANAD);
    command.current_dir(folder).args(args).env("LC_ALL", "C").stdin(Stdio::null());
    command
}

fn sanad(folder: &Path, args: &[&str]) -> Output {
    command(folder, args).output().expect("it runs")
}

/// Runs `sanad` with a mask of the process.
fn masked(folder: &Path, mask: &str, args: &[&str]) -> Output {
    let script = format!("umask {mask}; exec \"$0\" \"$@\"");
    let mut command = Command::new("sh");
    command.current_dir(folder).args(["-c", &script, SANAD]).args(args).env("LC_ALL", "C");
    command.output().expect("it runs")
}

/// Runs `sanad`, which ends with a status and says these words.
#[track_caller]
fn ends(folder: &Path, args: &[&str], status: i32, words: &[&str]) {
    let output = sanad(folder, args);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(status), "{args:?}: {told}");
    for word in words {
        assert!(told.contains(word), "{args:?}: no “{word}” in {told}");
    }
    assert!(words.is_empty() == told.is_empty(), "{args:?}: {told}");
}

/// A folder with the sample as `case/project.json`.
fn case() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("case");
    fs::create_dir(&path).expect("made");
    ends(&path, &["convert", "sample", "-o", "project.json"], 0, &[]);
    (folder, path)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
    let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// How many quotes are found where they were.
fn found(folder: &Path, file: &str) -> u64 {
    let output = sanad(folder, &["check", file, "--json"]);
    let report: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    report["summary"]["excerpts"]["found"].as_u64().expect("a count")
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).expect("it is there").mode() & 0o777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).expect("set");
}

#[test]
fn every_way_out_takes_the_documents_along() {
    let (_folder, case) = case();
    let all = found(&case, "project.json");
    assert!(all > 20, "{all}");
    for name in ["a.sanad", "B.SANAD"] {
        ends(&case, &["convert", "project.json", "-o", name], 0, &[]);
    }
    for (input, picture) in [("project.json", "c.PNG"), ("a.sanad", "d.png")] {
        let output = sanad(&case, &[&["export", input, "-o", picture][..], &SMALL].concat());
        assert!(output.status.success(), "{output:?}");
    }
    for input in ["project.json", "a.sanad", "B.SANAD", "c.PNG", "d.png"] {
        for output in ["same/a.json", "other/p.json", "other/q.sanad", "other/R.SANAD"] {
            let place = tempfile::tempdir().expect("a folder");
            let (same, other) = (place.path().join("same"), place.path().join("other"));
            fs::create_dir(&same).and_then(|()| fs::create_dir(&other)).expect("made");
            fs::copy(case.join(input), same.join(input)).expect("copied");
            if input.ends_with("json") {
                fs::copy(case.join("article.ar.txt"), same.join("article.ar.txt")).expect("copied");
            }
            ends(place.path(), &["convert", &format!("same/{input}"), "-o", output], 0, &[]);
            assert_eq!(found(place.path(), output), all, "{input} to {output}");
        }
    }
}

#[test]
fn what_is_missing_is_named_and_no_success() {
    let (_folder, case) = case();
    fs::remove_file(case.join("article.ar.txt")).expect("removed");
    fs::create_dir(case.join("other")).expect("made");
    let words = ["article.ar.txt", "[document-not-carried]"];
    for output in ["a.sanad", "other/p.json", "-"] {
        let args =
            ["convert", "project.json", "-o", output, "--to-format", if output == "-" { "bundle" } else { "json" }];
        let args = if output == "a.sanad" { &args[..4] } else { &args[..] };
        ends(&case, args, 1, &words);
    }
    ends(&case, &[&["export", "project.json", "-o", "a.png"][..], &SMALL].concat(), 1, &words);
    ends(&case, &["export", "project.json", "-o", "a.pdf", "--archive"], 1, &words);
}

#[test]
fn files_of_a_bundle_that_the_project_does_not_name_stay() {
    use std::io::{Read as _, Write as _};
    let (_folder, case) = case();
    ends(&case, &["convert", "project.json", "-o", "a.sanad"], 0, &[]);
    let bundle = fs::File::options().read(true).write(true).open(case.join("a.sanad")).expect("opened");
    let mut writer = zip::ZipWriter::new_append(bundle).expect("a zip file");
    for name in ["notes.txt", "documents/more/unnamed.txt"] {
        writer.start_file(name, zip::write::SimpleFileOptions::default()).expect("begun");
        writer.write_all(name.as_bytes()).expect("written");
    }
    writer.finish().expect("finished");
    ends(&case, &["convert", "a.sanad", "-o", "b.sanad"], 0, &["notes.txt", "[bundle-stray]", "[bundle-unlisted]"]);
    let mut archive = zip::ZipArchive::new(fs::File::open(case.join("b.sanad")).expect("opened")).expect("a zip file");
    let mut text = |name: &str| {
        let mut text = String::new();
        archive.by_name(name).expect(name).read_to_string(&mut text).expect("read");
        text
    };
    assert_eq!(text("notes.txt"), "notes.txt");
    assert_eq!(text("documents/more/unnamed.txt"), "documents/more/unnamed.txt");
    let manifest: Value = serde_json::from_str(&text("manifest.json")).expect("JSON");
    let listed: Vec<&str> =
        manifest["files"].as_array().expect("a list").iter().filter_map(|file| file["path"].as_str()).collect();
    assert_eq!(listed, ["project.json", "documents/article.ar.txt", "documents/more/unnamed.txt", "notes.txt"]);
    // What one bundle kept the next keeps, and nothing is unlisted any more.
    ends(&case, &["convert", "b.sanad", "-o", "c.sanad"], 0, &["[bundle-stray]"]);
    assert_eq!(fs::read(case.join("b.sanad")).ok(), fs::read(case.join("c.sanad")).ok());
}

#[test]
fn a_file_is_only_written_over_when_asked_and_a_source_never() {
    let (_folder, case) = case();
    fs::hard_link(case.join("article.ar.txt"), case.join("hard.png")).expect("linked");
    symlink("article.ar.txt", case.join("soft.png")).expect("linked");
    fs::write(case.join("mine.csv"), "mine").expect("written");
    fs::write(case.join("mine.png"), "mine").expect("written");
    let article = fs::read(case.join("article.ar.txt")).expect("read");
    let project = fs::read(case.join("project.json")).expect("read");
    let source: &[&[&str]] = &[
        &["export", "project.json", "-o", "article.ar.txt", "--format", "png", "--force"],
        &["export", "project.json", "-o", "project.json", "--format", "png", "--force"],
        &["export", "project.json", "-o", "hard.png", "-f"],
        &["export", "project.json", "-o", "soft.png", "--overwrite"],
        &["convert", "project.json", "-o", "project.json", "--force"],
        &["convert", "project.json", "-o", "../case/project.json", "--force"],
        &["convert", "project.json", "-o", "article.ar.txt", "--to-format", "csv", "--force"],
        &["convert", "project.json", "-o", "article.ar.txt", "--to-format", "bundle", "--force"],
    ];
    for args in source {
        ends(&case, args, 2, &["[file-is-source]"]);
    }
    let taken: &[&[&str]] =
        &[&["export", "project.json", "-o", "mine.png"], &["convert", "project.json", "-o", "mine.csv"]];
    for args in taken {
        ends(&case, args, 1, &["mine.", "--force", "[file-exists]"]);
        assert_eq!(fs::read_to_string(case.join(args[3])).expect("read"), "mine");
        let output = sanad(&case, &[args, &["--force"][..]].concat());
        assert!(output.status.success(), "{args:?}: {output:?}");
        assert_ne!(fs::read(case.join(args[3])).expect("read"), b"mine");
    }
    assert_eq!(fs::read(case.join("article.ar.txt")).ok(), Some(article));
    assert_eq!(fs::read(case.join("project.json")).ok(), Some(project));
}

#[test]
fn a_file_is_as_private_as_what_it_was_made_from() {
    // Mask, mode of the project, of its document, of the file that is there already; of the result.
    let cases = [
        ("022", 0o644, 0o644, None, 0o644),
        ("022", 0o600, 0o644, None, 0o600),
        ("077", 0o644, 0o644, None, 0o600),
        ("002", 0o664, 0o664, None, 0o664),
        ("022", 0o664, 0o664, Some(0o664), 0o664),
        ("077", 0o600, 0o600, Some(0o666), 0o666),
        ("022", 0o644, 0o644, Some(0o600), 0o600),
        ("022", 0o640, 0o600, Some(0o640), 0o640),
        ("000", 0o640, 0o640, None, 0o640),
        ("022", 0o444, 0o444, None, 0o644),
    ];
    let ways: [(&str, &[&str]); 5] = [
        ("a.png", &["export", "project.json", "-o"]),
        ("a.svg", &["export", "project.json", "-o"]),
        ("a.csv", &["convert", "project.json", "-o"]),
        ("a.sanad", &["convert", "project.json", "-o"]),
        ("b.json", &["convert", "project.json", "-o"]),
    ];
    let (_folder, case) = case();
    for (mask, project, document, old, expected) in cases {
        for (name, args) in &ways {
            let path = case.join(name);
            let _ = fs::remove_file(&path);
            set_mode(&case.join("project.json"), project);
            set_mode(&case.join("article.ar.txt"), document);
            if let Some(old) = old {
                fs::write(&path, "old").expect("written");
                set_mode(&path, old);
            }
            let small: &[&str] = if args[0] == "export" { &SMALL } else { &[] };
            let output = masked(&case, mask, &[args, &[*name, "--force"][..], small].concat());
            assert!(output.status.success(), "{output:?}");
            assert_eq!(format!("{:o}", mode(&path)), format!("{expected:o}"), "{name}: {mask} {project:o} {old:?}");
        }
    }
}

#[test]
fn what_carries_documents_is_as_private_as_they_are() {
    let (_folder, case) = case();
    set_mode(&case.join("article.ar.txt"), 0o600);
    let cases: [(&[&str], u32); 6] = [
        (&["export", "project.json", "-o", "a.png"], 0o600),
        (&["export", "project.json", "-o", "b.png", "--no-project"], 0o644),
        (&["export", "project.json", "-o", "a.pdf", "--archive"], 0o600),
        (&["export", "project.json", "-o", "b.pdf"], 0o644),
        (&["convert", "project.json", "-o", "a.sanad"], 0o600),
        (&["convert", "project.json", "-o", "a.csv"], 0o644),
    ];
    for (args, expected) in cases {
        let output = masked(&case, "022", args);
        assert!(output.status.success(), "{output:?}");
        assert_eq!(mode(&case.join(args[3])), expected, "{args:?}");
    }
    // The documents that come out of a private bundle are private, too.
    fs::create_dir(case.join("out")).expect("made");
    assert!(masked(&case, "022", &["convert", "a.sanad", "-o", "out/p.json"]).status.success());
    assert_eq!((mode(&case.join("out/p.json")), mode(&case.join("out/article.ar.txt"))), (0o600, 0o600));
}

#[test]
fn devices_and_pipes_are_written_to_and_stay() {
    let (_folder, case) = case();
    let json = fs::read(case.join("project.json")).expect("read");
    let before = names(&case);
    let as_json = |out| vec!["convert", "project.json", "-o", out, "--to-format", "json"];
    let as_png = |out| [&["export", "project.json", "-o", out, "--format", "png"][..], &SMALL].concat();
    let png = sanad(&case, &as_png("-")).stdout;
    assert!(png.starts_with(b"\x89PNG"), "{}", png.len());
    for out in ["-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1"] {
        assert_eq!(sanad(&case, &as_json(out)).stdout, json, "{out}");
        assert_eq!(sanad(&case, &as_png(out)).stdout, png, "{out}");
    }
    ends(&case, &as_json("-"), 0, &["warning", "[document-left-behind]", "article.ar.txt"]);
    ends(&case, &["convert", "project.json", "-o", "packed.sanad"], 0, &[]);
    let unpacked = ["convert", "packed.sanad", "-o", "-", "--to-format", "json"];
    ends(&case, &unpacked, 1, &["error", "[document-left-behind]", "article.ar.txt"]);
    fs::remove_file(case.join("packed.sanad")).expect("removed");
    ends(&case, &["convert", "project.json", "-o", "-"], 1, &["--to-format", "[stream-format]"]);
    assert_eq!(names(&case), before);
    let full = fs::OpenOptions::new().write(true).open("/dev/full");
    if let Ok(full) = full {
        let mut check = Command::new(env!("CARGO_BIN_EXE_sanad"));
        let check = check.args(["check", "project.json"]).current_dir(&case).env("LANG", "en").stdout(full).output();
        let check = check.expect("it runs");
        assert_eq!(check.status.code(), Some(1), "what nobody can read is told: {check:?}");
        assert!(String::from_utf8_lossy(&check.stderr).contains("[file-unwritable]"), "{check:?}");
    }
    let pipe = case.join("pipe");
    assert!(Command::new("mkfifo").arg(&pipe).status().expect("it runs").success());
    for (args, expected) in [(as_json("pipe"), &json), (as_png("pipe"), &png)] {
        let reader = std::thread::spawn({
            let pipe = pipe.clone();
            move || fs::read(pipe).expect("read")
        });
        assert!(sanad(&case, &args).status.success(), "{args:?}");
        assert_eq!(&reader.join().expect("it ends"), expected, "{args:?}");
        assert!(fs::metadata(&pipe).expect("there").file_type().is_fifo());
    }
    if Path::new("/dev/full").exists() {
        for args in [as_json("/dev/full"), as_png("/dev/full")] {
            assert_eq!(sanad(&case, &args).status.code(), Some(1), "{args:?}");
            assert!(fs::metadata("/dev/full").expect("there").file_type().is_char_device());
        }
        assert!(!Path::new("/dev/article.ar.txt").exists());
    }
}

#[test]
fn a_file_that_the_shell_has_open_is_written_to() {
    let (_folder, case) = case();
    let script =
        format!("echo before; {SANAD} convert project.json -o /dev/stdout --to-format json 2>/dev/null; echo after");
    let shell = |name: &str| {
        let file = fs::File::create(case.join(name)).expect("made");
        Command::new("sh").args(["-c", &script]).current_dir(&case).stdout(file).status().expect("it runs");
        fs::read_to_string(case.join(name)).expect("read")
    };
    let text = shell("out.txt");
    assert!(text.starts_with("before\n{") && text.ends_with("}\nafter\n"), "{text}");
}

#[test]
fn links_stay_links() {
    let (_folder, case) = case();
    fs::create_dir(case.join("far")).expect("made");
    for (name, target, args) in [
        ("new.csv", "far/new-target.csv", vec!["convert", "project.json", "-o", "new.csv"]),
        ("new.png", "far/new-target.png", [&["export", "project.json", "-o", "new.png"][..], &SMALL].concat()),
    ] {
        symlink("middle", case.join(name)).expect("linked");
        let _ = fs::remove_file(case.join("middle"));
        symlink(target, case.join("middle")).expect("linked");
        // The link leads to nothing yet, then to a file.
        for more in [&[][..], &["--force"]] {
            let output = sanad(&case, &[&args[..], more].concat());
            assert!(output.status.success(), "{output:?}");
            assert!(fs::symlink_metadata(case.join(name)).expect("there").is_symlink(), "{name}");
            assert!(fs::symlink_metadata(case.join(target)).expect("there").is_file(), "{target}");
        }
    }
    symlink("round.csv", case.join("round.csv")).expect("linked");
    ends(&case, &["convert", "project.json", "-o", "round.csv"], 1, &["[file-unwritable]"]);
}

#[test]
fn what_a_killed_process_left_is_cleared_by_the_next() {
    let (_folder, case) = case();
    let left = |case: &Path| names(case).into_iter().filter(|name| name.starts_with(".sanad-")).count();
    let mut killed = 0;
    for size in ["4000x4000", "8000x8000", "12000x12000"] {
        let args = ["export", "project.json", "-o", "a.png", "--size", size, "--force"];
        let mut child = command(&case, &args).stderr(Stdio::null()).spawn().expect("it runs");
        while left(&case) == 0 && child.try_wait().expect("asked").is_none() {
            std::thread::yield_now();
        }
        child.kill().and_then(|()| child.wait()).expect("ended");
        killed = left(&case);
        if killed > 0 {
            break;
        }
    }
    assert_eq!(killed, 1, "one was killed while it wrote");
    fs::write(case.join(".sanad-notes.tmp"), "mine").expect("written");
    ends(&case, &["convert", "project.json", "-o", "b.json"], 0, &[]);
    assert_eq!(left(&case), 1, "{:?}", names(&case));
    assert!(case.join(".sanad-notes.tmp").exists());
}
