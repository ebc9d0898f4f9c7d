//! Files made to do harm, given to the program from outside: it says what is wrong, where and what to do, within
//! bounded time and memory, and never breaks down.

use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::process::{Command, Output};

use flate2::Compression;
use flate2::write::ZlibEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// Address space that `check` may take, in KiB: far above what any of these files needs, far below what they claim.
const MEMORY: u64 = 3 << 20;

/// `sanad check`, in English; where the system can, with a limit on its memory.
fn check(file: &Path) -> Output {
    let program = env!("CARGO_BIN_EXE_sanad");
    let mut command = if cfg!(target_os = "linux") {
        let mut shell = Command::new("sh");
        shell.args(["-c", &format!("ulimit -v {MEMORY}; exec \"$0\" check \"$1\""), program]);
        shell
    } else {
        let mut command = Command::new(program);
        command.arg("check");
        command
    };
    command.arg(file).env("LC_ALL", "C").output().expect("the program starts")
}

/// What must come of a file: exit status, and the beginning and a part of a line that says why.
struct Case<'a> {
    name: &'a str,
    bytes: Vec<u8>,
    status: i32,
    /// The line and column after the name of the file, `:1:5:`; empty where a file has none.
    place: &'a str,
    code: &'a str,
}

fn case<'a>(name: &'a str, bytes: impl Into<Vec<u8>>, status: i32, place: &'a str, code: &'a str) -> Case<'a> {
    Case { name, bytes: bytes.into(), status, place, code }
}

impl Case<'_> {
    fn run(&self, folder: &Path) {
        let file = folder.join(self.name);
        fs::write(&file, &self.bytes).expect("written");
        let output = check(&file);
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let said = format!("{out}{err}");
        let start: String = said.chars().take(2000).collect();
        assert_eq!(output.status.code(), Some(self.status), "{}: {start}", self.name);
        assert!(!said.contains("panicked"), "{}: {start}", self.name);
        let tail = format!("[{}]", self.code);
        let line = said.lines().find(|line| line.ends_with(&tail)).unwrap_or_else(|| panic!("{}: {start}", self.name));
        assert!(line.contains(self.place) && line.contains(self.name), "{}: {line}", self.name);
        let shown = said.chars().any(|c| c.is_control() && c != '\n');
        assert!(!shown && !said.contains("{$"), "{}: {start}", self.name);
    }
}

fn run(cases: &[Case<'_>]) {
    let folder = tempfile::tempdir().expect("a folder");
    cases.iter().for_each(|case| case.run(folder.path()));
}

/// A project of one event with these fields.
fn event(fields: &str) -> String {
    format!("{{\"format\":\"sanad/1\",\"title\":\"t\",\n\"events\":[{{\"id\":\"e\",\"title\":\"t\",{fields}}}]}}")
}

/// A project of one document at a path.
fn document(path: &str) -> String {
    format!(
        "{{\"format\":\"sanad/1\",\"title\":\"t\",\n\"documents\":[{{\"id\":\"d\",\"title\":\"t\",\"path\":{path:?}}}]}}"
    )
}

/// UTF-16 without a mark.
fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

#[test]
fn broken_project_files() {
    let nested = |depth: usize| format!("{{\"format\":\"sanad/1\",\"title\":\"t\",\"x\":{}", "[".repeat(depth));
    let twice = "{\"format\":\"sanad/1\",\"title\":\"t\",\n\"lanes\":[{\"id\":\"a\",\"title\":\"t\"},{\"id\":\"a\",\"title\":\"t\"}]}";
    run(&[
        case("empty.json", "", 1, ":1:1:", "json-empty"),
        case("spaces.json", " \n ", 1, ":1:1:", "json-empty"),
        case("truncated.json", "{\"format\":\"sanad/1\",\n\"title\":\"t", 1, ":2:9:", "json-unclosed-string"),
        case("unclosed.json", "{\"format\":\"sanad/1\",\n\"title\":\"t\"", 1, ":2:12:", "json-unclosed"),
        case("list.json", "[]", 1, ":1:1:", "not-a-project"),
        case("number.json", "1e999999999", 1, ":1:1:", "not-a-project"),
        case("types.json", "{\"format\":\"sanad/1\",\"title\":7,\"events\":{}}", 1, ":1:29:", "wrong-type"),
        case("nul.json", event("\"summary\":\"a\0b\""), 1, ":2:45:", "json-control-character"),
        case("nuls.json", [0; 5000], 1, ":1:1:", "json-unexpected"),
        case("surrogate.json", event("\"summary\":\"\\ud800\""), 1, ":2:44:", "json-surrogate"),
        case("bom.json", [b"\xEF\xBB\xBF", event("\"tags\":[]").as_bytes()].concat(), 0, ":1:1:", "byte-order-mark"),
        case("latin.json", event("\"summary\":\"café\""), 0, ":2:11:", "no-documents"),
        case("binary.json", [event("").as_bytes(), b"\xFF\xFE\xFD"].concat(), 1, ":2:", "not-utf8"),
        case("twice.json", twice, 1, ":2:39:", "duplicate-id"),
        case("far.json", event("\"when\":\"Y170000002\""), 0, ":2:40:", "date-without-place"),
        case("no-year.json", event("\"when\":\"XXXX-12-25\""), 0, ":2:40:", "date-without-place"),
        case("packed.json", b"\x1F\x8B\x08\0\0", 1, "", "file-compressed"),
        case("zipped.json", b"PK\x03\x04\0\0", 1, "", "file-compressed"),
        case("utf-16.json", wide(&event("\"when\":\"2023-13\"")), 1, ":2:46:", "invalid-date"),
        case("month.json", event("\"when\":\"2023-13\""), 1, ":2:46:", "invalid-date"),
        case("lane.json", event("\"lane\":\"none\""), 1, ":2:", "unknown-lane"),
        case("actor.json", event("\"actors\":[\"none\"]"), 1, ":2:", "unknown-actor"),
        case("source.json", event("\"excerpts\":[{\"document\":\"x\",\"exact\":\"q\"}]"), 1, ":2:", "unknown-document"),
        case("deep-1000.json", nested(1_000), 1, ":1:", "json-too-deep"),
        case("deep-100000.json", nested(100_000), 1, ":1:", "json-too-deep"),
        case("deep-objects.json", "{\"a\":".repeat(100_000), 1, ":1:", "json-too-deep"),
    ]);
}

#[test]
fn other_formats() {
    let laughs = (1..20).fold("<!DOCTYPE d [<!ENTITY l0 \"ha\">".to_owned(), |text, n| {
        format!("{text}<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10))
    });
    let laughs = format!("{laughs}]>\n<data><event start=\"2023\" title=\"&l19;\"/></data>");
    let outside = "<!DOCTYPE d [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>\n<timeline><version>2</version><events>\
                   <event><start>2023-10-04 00:00:00</start><text>&e;</text></event></events></timeline>";
    let deep = "<data>".to_owned() + &"<a>".repeat(100_000);
    run(&[
        case("laughs.xml", laughs, 1, ":2:", "tl-xml-entity"),
        case("outside.timeline", outside, 1, ":2:", "tl-xml-entity"),
        case("deep.xml", deep, 1, ":1:", "tl-xml-too-deep"),
        case("cut.xml", "<data><event start=\"2023\"", 1, ":1:", "tl-xml-broken"),
        case("quote.csv", "date,title\n2023,\"never closed", 1, ":2:1:", "table-unclosed-quote"),
        case("nul.csv", "date,title\n2023,a\0b\n", 0, ":2:", "table-nul"),
        case("empty.csv", "", 1, ":1:1:", "table-empty"),
        case("cut.ics", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:2023", 1, ":", "tl-unclosed"),
        case("not.sanad", "PK\x03\x04", 1, "", "bundle-broken"),
        case("not.unknown", "x", 1, "", "unknown-ending"),
    ]);
}

/// A zip file of these files, as they are.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, SimpleFileOptions::default()).expect("started");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("finished").into_inner()
}

/// The sizes in the headers of the zip file's first entry, made two gigabytes.
fn claiming_two_gigabytes(mut zip: Vec<u8>) -> Vec<u8> {
    let size = (2_u32 << 30).to_le_bytes();
    for (mark, offset) in [(b"PK\x03\x04", 22), (b"PK\x01\x02", 24)] {
        let at = zip.windows(4).position(|window| window == mark).expect("a header") + offset;
        zip[at..at + 4].copy_from_slice(&size);
    }
    zip
}

#[test]
fn bundles() {
    let project: &[u8] = b"{\"format\":\"sanad/1\",\"title\":\"t\"}";
    let zeros = vec![b' '; 64 << 20];
    run(&[
        case(
            "claim.sanad",
            claiming_two_gigabytes(zip(&[("project.json", project)])),
            0,
            "",
            "bundle-without-manifest",
        ),
        case("bomb.sanad", zip(&[("project.json", &zeros)]), 1, "", "bundle-bomb"),
        case("up.sanad", zip(&[("../x", b"1"), ("project.json", project)]), 1, "", "bundle-path"),
        case("root.sanad", zip(&[("/etc/passwd", b"1"), ("project.json", project)]), 1, "", "bundle-path"),
    ]);
}

#[test]
fn paths_out_of_the_folder() {
    let outer = tempfile::tempdir().expect("a folder");
    let inner = outer.path().join("case");
    fs::create_dir(&inner).expect("made");
    fs::write(outer.path().join("secret.txt"), "secret").expect("written");
    let mut cases = vec![
        case("absolute.json", document("/etc/passwd"), 1, ":2:", "document-path"),
        case("up.json", document("../secret.txt"), 1, ":2:", "document-path"),
        case("drive.json", document("C:\\secret.txt"), 1, ":2:", "document-path"),
        case("nul.json", document("a\u{0}.txt").replace("\\0", "\\u0000"), 1, ":2:", "document-path"),
        case("device.json", document("none.txt"), 1, ":2:", "document-missing"),
    ];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../secret.txt", inner.join("link.txt")).expect("linked");
        std::os::unix::fs::symlink("..", inner.join("up")).expect("linked");
        std::os::unix::fs::symlink("loop", inner.join("loop")).expect("linked");
        cases.push(case("link.json", document("link.txt"), 1, ":2:", "document-outside"));
        cases.push(case("folder.json", document("up/secret.txt"), 1, ":2:", "document-outside"));
        cases.push(case("loop.json", document("loop"), 1, ":2:", "document-unreadable"));
    }
    cases.iter().for_each(|case| case.run(&inner));
}

#[test]
fn broken_documents() {
    let folder = tempfile::tempdir().expect("a folder");
    let files: [(&str, Vec<u8>); 4] = [
        ("a.pdf", b"%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 1 0 R>>\nendobj\nstartxref\n99999999\n%%EOF".to_vec()),
        ("b.docx", b"PK\x03\x04 no".to_vec()),
        ("c.html", b"<script>alert(1)</script><p>text<iframe src='file:///etc/passwd'>".to_vec()),
        ("d.txt", b"\xFF\xFE\x00".to_vec()),
    ];
    for (name, bytes) in files {
        fs::write(folder.path().join(name), bytes).expect("written");
        let project = folder.path().join("project.json");
        fs::write(&project, document(name)).expect("written");
        let output = check(&project);
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(matches!(output.status.code(), Some(0 | 1)), "{name}: {said}");
        assert!(!String::from_utf8_lossy(&output.stderr).contains("panicked"), "{name}");
    }
}

/// What `check` says of a project with this one document.
fn check_document(name: &str, bytes: &[u8]) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(name), bytes).expect("written");
    let project = folder.path().join("project.json");
    fs::write(&project, document(name)).expect("written");
    let output = check(&project);
    (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

#[test]
fn documents_that_unpack_to_very_much_are_refused() {
    let zeros = || std::io::repeat(0).take(300 << 20);
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::best());
    std::io::copy(&mut zeros(), &mut packed).expect("packed");
    let stream = packed.finish().expect("packed");
    let pdf = |dictionary: &str| {
        let start = format!("%PDF-1.7\n1 0 obj\n<<{dictionary}/Filter/FlateDecode/Length {}>>\nstream\n", stream.len());
        [start.as_bytes(), &stream, b"\nendstream\nendobj\nstartxref\n9\n%%EOF"].concat()
    };
    let mut docx = ZipWriter::new(Cursor::new(Vec::new()));
    docx.start_file("word/document.xml", SimpleFileOptions::default()).expect("started");
    std::io::copy(&mut zeros(), &mut docx).expect("written");
    let docx = docx.finish().expect("finished").into_inner();
    let cases = [
        ("table.pdf", pdf("/Type/ObjStm/N 1/First 4"), "pdf-bomb"),
        ("places.pdf", pdf("/Type/XRef/Size 9/W[1 4 2]"), "pdf-bomb"),
        ("bomb.docx", docx, "docx-bomb"),
        ("long.txt", vec![b'a'; 65 << 20], "document-text-too-long"),
    ];
    for (name, bytes, code) in cases {
        let (status, said) = check_document(name, &bytes);
        let line = said.lines().find(|line| line.ends_with(&format!("[{code}]")));
        assert!(status == Some(1) && line.is_some_and(|line| line.contains(name)), "{name}: {status:?} {said}");
    }
}

#[test]
fn documents_that_nest_deeply_are_read() {
    let attributes = (0..200_000).map(|n| format!(" a{n}=1")).collect::<String>();
    let cases = [
        ("deep.html", "<div>".repeat(400_000) + "text"),
        ("tables.html", "<table><tr><td>".repeat(200_000) + "text"),
        ("attributes.html", format!("<p{attributes}>text")),
        ("quotes.md", "> ".repeat(100_000) + "text"),
        ("exponents.md", "x^{".repeat(100_000)),
        ("lists.md", "- ".repeat(100_000) + "text"),
        ("strikes.md", "~~a ~b ".repeat(50_000)),
        ("notes.md", "text\n\n".to_owned() + &"[^1]: ".repeat(50_000) + "text"),
        ("brackets.md", "[".repeat(100_000) + "text"),
        ("images.md", "![".repeat(100_000) + "](x)"),
    ];
    for (name, text) in cases {
        let (status, said) = check_document(name, text.as_bytes());
        assert!(status == Some(0) && said.contains("errors: 0, warnings: 0"), "{name}: {status:?} {said}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_read_for_ever() {
    let folder = tempfile::tempdir().expect("a folder");
    let endless = folder.path().join("zero.json");
    std::os::unix::fs::symlink("/dev/zero", &endless).expect("linked");
    let output = check(&endless);
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.code() == Some(1) && said.contains("[file-no-file]"), "{said}");
}

#[test]
fn a_title_of_300_megabytes() {
    let title = "سند ".repeat((300 << 20) / 7);
    // A date of that length is quoted in part.
    run(&[case("date.json", event(&format!("\"when\":\"{title}\"")), 1, ":2:", "invalid-date")]);
    run(&[case("title.json", event(&format!("\"tags\":[],\"summary\":\"{title}\"")), 0, ":2:11:", "no-documents")]);
}

#[test]
fn what_would_take_very_much_memory_is_refused() {
    let phrases = "ﷺ".repeat(3_800_000);
    let cases = [
        ("phrases.txt", phrases.clone(), "document-folds-too-long"),
        ("lines.txt", "\n".repeat(5_100_000), "document-text-too-long"),
        ("paragraphs.html", "<p>x".repeat(5_300_000), "document-text-too-long"),
        ("nested.html", "<b>".repeat(5_300_000), "document-text-too-long"),
        ("marks.md", "a*b*".repeat(5 << 20), "document-text-too-long"),
    ];
    for (name, text, code) in cases {
        let (status, said) = check_document(name, text.as_bytes());
        let line = said.lines().find(|line| line.ends_with(&format!("[{code}]")));
        assert!(status == Some(1) && line.is_some_and(|line| line.contains(name)), "{name}: {status:?} {said}");
    }
    // What is wrong with a document is said of its own file.
    let project = document("phrases.sanad.txt");
    let bundle = zip(&[("project.json", project.as_bytes()), ("documents/phrases.sanad.txt", phrases.as_bytes())]);
    let values = format!("{{\"format\":\"sanad/1\",\"title\":\"t\",\n\"x\":[{}0]}}", "[],".repeat(5_000_001));
    run(&[
        case("phrases.sanad", bundle, 1, "", "document-folds-too-long"),
        case("values.json", values, 1, ":2:", "json-too-many-values"),
        case("rows.csv", format!("date,title\n{}", "2,\n".repeat(2_100_000)), 1, "", "file-too-heavy"),
        case("elements.xml", format!("<data>{}</data>", "<event/>".repeat(2_100_000)), 1, "", "file-too-heavy"),
    ]);
}

#[test]
fn quotes_longer_than_can_be_compared_are_lost_in_bounded_time() {
    // No two of the characters are alike for long: every one would have a row of its own.
    let letters: Vec<char> = ('\u{4e00}'..'\u{9fff}').collect();
    let text: String = (0..600_000).map(|n| letters[n * 7919 % letters.len()]).collect();
    let at = |nth: usize| nth * 3;
    let changed = format!("{}yy{}", &text[..at(300_000)], &text[at(300_010)..]);
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("d.txt"), format!("{text}xx")).expect("written");
    let excerpts = format!(
        "[{{\"document\":\"d\",\"exact\":\"{changed}\"}},{{\"document\":\"d\",\"exact\":\"yy{}\",\"prefix\":\"{}\"}}]",
        &text[at(500_001)..at(500_060)],
        &text[at(1)..at(500_000)]
    );
    let event = format!("{{\"id\":\"e\",\"title\":\"t\",\"excerpts\":{excerpts}}}");
    let documents = "[{\"id\":\"d\",\"title\":\"t\",\"path\":\"d.txt\"}]";
    let project = folder.path().join("project.json");
    let whole = format!("{{\"format\":\"sanad/1\",\"title\":\"t\",\"documents\":{documents},\"events\":[{event}]}}");
    fs::write(&project, whole).expect("written");
    let output = check(&project);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("excerpt-") && !said.contains("panicked"), "{said}");
    assert!(matches!(output.status.code(), Some(0 | 1)), "{:?}", output.status);
}

#[cfg(target_os = "linux")]
#[test]
fn what_the_system_makes_up_is_not_read() {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, behind) in [("status.json", "/proc/self/status"), ("messages.csv", "/proc/kmsg")] {
        let file = folder.path().join(name);
        std::os::unix::fs::symlink(behind, &file).expect("linked");
        let output = check(&file);
        let said = String::from_utf8_lossy(&output.stderr);
        // Only the superuser may read the second.
        let told = said.contains("[file-no-file]") || behind == "/proc/kmsg" && said.contains("[file-unreadable]");
        assert!(output.status.code() == Some(1) && told, "{said}");
    }
}
