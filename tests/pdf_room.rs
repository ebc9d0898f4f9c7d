//! PDFs made to use up stack, memory or time, given to the program from outside and to the room where they are read:
//! the page that does so is named, and all others are read and drawn.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use sanad::documents::pdf::{Failure, Room, use_worker};

/// Objects of a file, from number 1 on.
type Objects = Vec<Vec<u8>>;

/// What is on the page between two good ones.
struct Bad {
    name: &'static str,
    /// Entries of its dictionary.
    page: String,
    content: Vec<u8>,
    /// Objects that these name, from [`FIRST`] on.
    objects: Objects,
    /// What is said of its text; empty where it can be read.
    code: &'static str,
    /// Whether a picture of it may be made.
    draws: bool,
}

/// The number of the first object of a bad page.
const FIRST: usize = 20;

fn stream(dict: &str, content: &[u8]) -> Vec<u8> {
    [format!("<<{dict}/Length {}>>stream\n", content.len()).as_bytes(), content, b"\nendstream"].concat()
}

/// Packs zeros or other bytes that repeat.
fn packed(dict: &str, content: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(content).expect("memory does not fail");
    stream(&format!("{dict}/Filter/FlateDecode"), &encoder.finish().expect("memory does not fail"))
}

/// A file of three pages, the second of which is bad.
fn file(bad: &Bad) -> Vec<u8> {
    let page = |content: usize, more: &str| {
        format!("<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents {content} 0 R{more}>>").into_bytes()
    };
    let good = |text: &str| stream("", format!("BT /F 12 Tf 20 200 Td ({text}) Tj ET").as_bytes());
    let font = "/Resources<</Font<</F 9 0 R>>>>";
    let mut objects: Objects = vec![
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R 4 0 R 5 0 R]/Count 3>>".to_vec(),
        page(6, font),
        page(7, &bad.page),
        page(8, font),
        good("the first words"),
        stream("", &bad.content),
        good("the last words"),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_vec(),
    ];
    objects.resize(FIRST - 1, b"null".to_vec());
    objects.extend(bad.objects.iter().cloned());
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut places = Vec::new();
    for (object, number) in objects.iter().zip(1..) {
        places.push(bytes.len());
        bytes.extend(format!("{number} 0 obj\n").into_bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let table = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).into_bytes());
    places.iter().for_each(|place| bytes.extend(format!("{place:010} 00000 n \n").into_bytes()));
    bytes.extend(
        format!("trailer\n<</Size {}/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n", places.len() + 1).into_bytes(),
    );
    bytes
}

/// A page that fills a square with a colour of a colour space.
fn colour(name: &'static str, space: &str, objects: Objects) -> Bad {
    let page = format!("/Resources<</ColorSpace<</C {space}>>>>");
    let content = b"/C cs 0.5 scn 0 0 100 100 re f".to_vec();
    Bad { name, page, content, objects, code: "pdf-page-too-deep", draws: false }
}

/// A chain of objects, each of which names the next, up to the last one.
fn chain(length: usize, one: impl Fn(usize) -> Vec<u8>, last: Vec<u8>) -> Objects {
    (FIRST + 1..FIRST + length).map(one).chain([last]).collect()
}

/// A page that draws one object.
fn drawing(name: &'static str, object: Vec<u8>) -> Bad {
    let page = format!("/Resources<</XObject<</X {FIRST} 0 R>>>>");
    let content = b"q 200 0 0 200 20 20 cm /X Do Q".to_vec();
    Bad { name, page, content, objects: vec![object], code: "", draws: false }
}

fn picture(name: &'static str, dict: &str, data: &[u8]) -> Bad {
    drawing(name, stream(&format!("/Type/XObject/Subtype/Image{dict}"), data))
}

const SINGLE: &[u8] = b"<</FunctionType 2/Domain[0 1]/C0[0]/C1[1]/N 1>>";

/// Chains and trees of objects that are followed by recursion.
fn nested() -> Vec<Bad> {
    let tint = format!("[/Separation/S/DeviceGray {FIRST} 0 R]");
    let program = ["{".repeat(50_000), "}".repeat(50_000)].concat();
    let stitching = |next: usize, times: usize| {
        let functions = format!("{next} 0 R ").repeat(times);
        let (bounds, encode) = (["", "0.5"][times - 1], "0 1 ".repeat(times));
        format!("<</FunctionType 3/Domain[0 1]/Functions[{functions}]/Bounds[{bounds}]/Encode[{encode}]>>").into_bytes()
    };
    let first = format!("{FIRST} 0 R");
    let icc = |next: usize| stream(&format!("/N 1/Alternate[/ICCBased {next} 0 R]"), b"no profile");
    let indexed = |next: usize| format!("[/Indexed {next} 0 R 1 <0001>]").into_bytes();
    let separation = |next: usize| [format!("[/Separation/S {next} 0 R ").as_bytes(), SINGLE, b"]"].concat();
    let pattern = |next: usize| format!("[/Pattern {next} 0 R]").into_bytes();
    let mut looks = drawing("annotation", Vec::new());
    looks.page = format!("/Annots[<</Subtype/Stamp/Rect[0 0 99 99]/AP<</N {FIRST} 0 R>>>>]");
    looks.content = Vec::new();
    looks.objects = vec![
        stream(
            &format!(
                "/Subtype/Form/BBox[0 0 9 9]/Resources<</ColorSpace<</C[/Separation/S/DeviceGray {} 0 R]>>>>",
                FIRST + 1
            ),
            b"/C cs 0.5 scn 0 0 9 9 re f",
        ),
        packed("/FunctionType 4/Domain[0 1]/Range[0 1]", program.as_bytes()),
    ];
    looks.code = "pdf-page-too-deep";
    vec![
        colour("program", &tint, vec![packed("/FunctionType 4/Domain[0 1]/Range[0 1]", program.as_bytes())]),
        colour("stitched", &tint, chain(16_000, |next| stitching(next, 1), SINGLE.to_vec())),
        colour("branching", &tint, chain(40, |next| stitching(next, 2), SINGLE.to_vec())),
        colour("profiles", &format!("[/ICCBased {first}]"), chain(4_000, icc, icc(FIRST))),
        colour("indexed", &first, chain(16_000, indexed, b"/DeviceGray".to_vec())),
        colour("separations", &first, chain(60_000, separation, b"/DeviceGray".to_vec())),
        colour("patterns", &first, chain(32_000, pattern, b"/DeviceGray".to_vec())),
        looks,
    ]
}

/// Pictures that claim to be larger than any page needs.
fn pictures() -> Vec<Bad> {
    let sides = |w: u64, h: u64| format!("/Width {w}/Height {h}/ColorSpace/DeviceGray/BitsPerComponent 8");
    let fax = |w: u64, h: u64, columns: i64, rows: i64| {
        let parameters = format!("/DecodeParms<</K -1/Columns {columns}/Rows {rows}>>");
        format!("/Width {w}/Height {h}/ImageMask true/BitsPerComponent 1/Filter/CCITTFaxDecode{parameters}")
    };
    let jpeg = b"\xff\xd8\xff\xc2\0\x0b\x08\xff\xff\xff\xff\x01\x01\x11\0\xff\xda\0\x08\x01\x01\0\0\x3f\0\0\xff\xd9";
    let grid: Vec<u8> =
        [65_535_u32, 65_535, 0, 0, 65_535, 65_535, 0, 0].into_iter().flat_map(u32::to_be_bytes).collect();
    let codestream =
        [&b"\xff\x4f\xff\x51\0\x29\0\0"[..], &grid, b"\0\x01\x07\x01\x01\xff\x52\0\x0c\0\0\0\x01\0\x05\x04\x04\0\x01"]
            .concat();
    let mut inline = drawing("inline", Vec::new());
    inline.content = b"q 99 0 0 99 0 0 cm BI /W 2147483647 /H 2147483647 /IM true /BPC 1 /F /CCF /DP <</K -1/Columns 2147483647/Rows 2147483647>> ID xx EI Q".to_vec();
    // The sides that a JBIG2 says itself: a page of 2^31 by 2^31 (ITU-T T.88, 7.4.8).
    let page = b"\0\0\0\0\x30\0\x01\0\0\0\x13\x7f\xff\xff\xff\x7f\xff\xff\xff\0\0\0\0\0\0\0\0\0\0\0";
    vec![
        picture("gray", &sides(1 << 31, 1 << 31), b"x"),
        picture("wide", &sides((1 << 31) - 1, 1), b"x"),
        picture("high", &sides(1, (1 << 31) - 1), b"x"),
        picture("million", &fax(1_000_000, 1_000_000, 1_000_000, 1_000_000), b"\0"),
        picture("columns", &fax(8, 8, i64::from(i32::MAX), 8), b"\0"),
        picture("rows", &fax(8, 8, 8, i64::from(i32::MAX)), b"\0"),
        picture("fax", &fax(65_535, 65_535, 65_535, 65_535), b"\0"),
        picture("mask", &fax(1 << 31, 1 << 31, -1, -1), b"\0"),
        picture("jpeg", &format!("{}/Filter/DCTDecode", sides(65_535, 65_535)), jpeg),
        picture("jpeg-2000", &format!("{}/Filter/JPXDecode", sides(9, 9)), &codestream),
        picture("jbig2", &format!("{}/Filter/JBIG2Decode", sides(9, 9)), page),
        inline,
    ]
}

/// Pages that draw what draws what draws, each several times, or simply very much.
fn endless() -> Vec<Bad> {
    const LEVELS: usize = 45;
    let fill = b"/Pattern cs /P scn 0 0 300 300 re f ".repeat(3);
    let masked = b"/M gs 0 0 300 300 re f ".repeat(3);
    let uses = |next: usize| {
        let (x, p) = (format!("/XObject<</X {next} 0 R>>"), format!("/Pattern<</P {next} 0 R>>"));
        format!("/Resources<<{x}{p}/Font<</T {next} 0 R>>/ExtGState<</M {next} 0 R>>>>")
    };
    let form = |next: usize| stream(&format!("/Subtype/Form/BBox[0 0 999 999]{}", uses(next)), b"/X Do /X Do /X Do");
    let tile = |next: usize| {
        let dict = "/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 300 300]/XStep 300/YStep 300";
        stream(&format!("{dict}{}", uses(next)), &fill)
    };
    // Two objects a level.
    let letters = (0..LEVELS).flat_map(|level| {
        let (glyph, next) = (FIRST + 2 * level + 1, FIRST + 2 * level + 2);
        let matrix = "/FontBBox[0 0 1000 1000]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 97/LastChar 97/Widths[600]";
        let letter = format!("/Encoding<</Differences[97/a]>>/CharProcs<</a {glyph} 0 R>>");
        let font = format!("<</Type/Font/Subtype/Type3{matrix}{letter}{}>>", uses(next));
        [font.into_bytes(), stream("", b"600 0 d0 BT /T 900 Tf (aaa) Tj ET")]
    });
    let masks = (0..LEVELS).flat_map(|level| {
        let (group, next) = (FIRST + 2 * level + 1, FIRST + 2 * level + 2);
        let dict = format!("/Subtype/Form/BBox[0 0 300 300]/Group<</S/Transparency/CS/DeviceGray>>{}", uses(next));
        [format!("<</SMask<</S/Luminosity/G {group} 0 R>>>>").into_bytes(), stream(&dict, &masked)]
    });
    let with = |name, objects: Objects, content: &[u8], code, draws| Bad {
        name,
        page: uses(FIRST),
        content: content.to_vec(),
        objects,
        code,
        draws,
    };
    let paths = b"0 0 m 300 300 l 9 300 l f ".repeat(100_000);
    vec![
        with("forms", chain(LEVELS, form, form(FIRST)), b"/X Do", "pdf-page-too-complex", false),
        with("tiles", chain(LEVELS, tile, tile(FIRST)), &fill, "", true),
        with("letters", letters.collect(), b"BT /T 12 Tf 10 99 Td (aaa) Tj ET", "", true),
        with("masks", masks.collect(), &masked, "", true),
        with("paths", Objects::new(), &paths, "", true),
    ]
}

/// The program, where it reads and is read.
fn program() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_sanad"))
}

/// What `sanad` says about a project with this document, which quotes its last page.
fn run(folder: &Path, args: &[&str]) -> (Option<i32>, String) {
    let mut command = Command::new(program());
    let output = command.current_dir(folder).args(args).env("LC_ALL", "C").output().expect("the program starts");
    (output.status.code(), String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned())
}

fn project(folder: &Path, bytes: &[u8]) {
    let text = r#"{"format": "sanad/1", "title": "t", "language": "ar",
        "documents": [{"id": "d", "title": "d", "path": "d.pdf"}],
        "events": [{"id": "e", "title": "e", "when": "2024", "excerpts": [
            {"document": "d", "exact": "the first words"}, {"document": "d", "exact": "the last words"}]}]}"#;
    fs::write(folder.join("project.json"), text).expect("written");
    fs::write(folder.join("d.pdf"), bytes).expect("written");
}

/// What a command must not take, on a machine with much else to do.
const LONG: Duration = Duration::from_secs(60);

#[test]
fn a_bad_page_is_named_and_the_others_are_read() {
    for bad in nested().into_iter().chain(pictures()).chain(endless()) {
        let folder = tempfile::tempdir().expect("a folder");
        project(folder.path(), &file(&bad));
        let begun = Instant::now();
        let (status, said) = run(folder.path(), &["check", "project.json"]);
        assert!(begun.elapsed() < LONG, "{}", bad.name);
        assert_eq!(status, Some(0), "{}: {said}", bad.name);
        if !bad.code.is_empty() {
            let line = said.lines().find(|line| line.ends_with(&format!("[{}]", bad.code)));
            assert!(line.is_some_and(|line| line.contains(": 2.")), "{}: {said}", bad.name);
        }
        let (status, said) = run(folder.path(), &["check", "--json", "project.json"]);
        assert_eq!((status, said.matches("\"state\": \"lost\"").count()), (Some(0), 0), "{}: {said}", bad.name);
    }
}

#[test]
fn the_other_pages_are_drawn() {
    use_worker(program());
    for bad in nested().into_iter().chain(pictures()).chain(endless()) {
        let room = Room::open(Arc::new(file(&bad))).unwrap_or_else(|fault| panic!("{}: {fault:?}", bad.name));
        assert_eq!(room.sizes().len(), 3, "{}", bad.name);
        let drawn = room.draw(1, 200);
        println!("{}: {:?}", bad.name, drawn.as_ref().map(|_| ()));
        // A picture may be refused or come out empty: what counts is that it comes to an end.
        assert!(bad.draws || bad.code.is_empty() || drawn.is_err(), "{}", bad.name);
        for page in [0, 2] {
            let image = room.draw(page, 200).unwrap_or_else(|failure| panic!("{}: {failure:?}", bad.name));
            assert!(image.rgba.as_chunks::<4>().0.iter().any(|[r, ..]| *r < 128), "{}: nothing is drawn", bad.name);
            assert!(room.page(page).is_ok_and(|page| page.text.contains("words")), "{}", bad.name);
        }
        assert_eq!(room.draw(3, 200), Err(Failure::Absent));
    }
}

#[test]
fn other_commands_come_to_an_end() {
    for bad in nested() {
        let folder = tempfile::tempdir().expect("a folder");
        project(folder.path(), &file(&bad));
        for args in [&["export", "project.json", "-o", "t.svg"][..], &["convert", "project.json", "-o", "t.sanad"]] {
            let (status, said) = run(folder.path(), args);
            assert!(matches!(status, Some(0 | 1)), "{}: {args:?}: {said}", bad.name);
        }
    }
}

#[test]
fn pages_that_lead_to_each_other_for_ever() {
    let files: [(&str, &str); 4] = [
        ("itself", "<</Type/Pages/Kids[2 0 R]/Count 9>>"),
        ("parent", "<</Type/Pages/Kids[3 0 R 2 0 R 3 0 R]/Count 2147483647/Parent 2 0 R>>"),
        ("often", "<</Type/Pages/Kids[3 0 R 3 0 R 3 0 R 3 0 R]/Count 4>>"),
        ("no", "<</Type/Pages/Kids 2 0 R/Count -1>>"),
    ];
    for (name, pages) in files {
        let catalog = "<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>";
        let outlines = "<</First 4 0 R/Last 4 0 R/Next 4 0 R/Title(a)>>";
        let page = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>";
        let objects = [catalog, pages, page, outlines];
        let objects = objects.iter().zip(1..).map(|(object, number)| format!("{number} 0 obj\n{object}\nendobj\n"));
        let bytes = format!("%PDF-1.7\n{}trailer\n<</Root 1 0 R>>\n%%EOF\n", objects.collect::<String>());
        let folder = tempfile::tempdir().expect("a folder");
        project(folder.path(), bytes.as_bytes());
        let (status, said) = run(folder.path(), &["check", "project.json"]);
        assert!(matches!(status, Some(0 | 1)) && said.contains("d.pdf"), "{name}: {status:?} {said}");
    }
}

/// What is left of a process that was asked to do something and then lost the one that asked.
#[cfg(target_os = "linux")]
#[test]
fn a_process_ends_with_the_one_that_asked() {
    use std::io::{Read as _, Write as _};
    use std::process::Stdio;
    let mut child = Command::new(program())
        .arg("--pdf-worker")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut input = child.stdin.take().expect("an input");
    let bytes = file(&endless().remove(1));
    input.write_all(&[&[0][..], &(bytes.len() as u32).to_le_bytes(), &[0, 1, 0, 0], &bytes].concat()).expect("written");
    let mut answer = [0; 4];
    child.stdout.as_mut().expect("an output").read_exact(&mut answer).expect("it has opened the file");
    // It draws, and the input ends.
    input.write_all(&[3, 1, 0, 0, 0, 0, 16, 0, 0]).expect("written");
    drop(input);
    let begun = Instant::now();
    while child.try_wait().expect("a child").is_none() {
        assert!(begun.elapsed() < LONG, "it goes on");
        std::thread::sleep(Duration::from_millis(20));
    }
}
