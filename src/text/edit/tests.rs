//! A text field under every key.

use super::*;
use crate::base::marks::with_isolates;
use crate::text::Family;

const STYLE: TextStyle = TextStyle { family: Family::Sans, size: 16.0, weight: 400, line_height: 1.5 };

fn walk(engine: &TextEngine, editor: &mut LineEditor, side: Side, direction: Direction) -> Vec<(usize, f32)> {
    let mut places = vec![];
    loop {
        let layout = editor.layout(engine, STYLE, Some(direction));
        let before = editor.caret_on(&layout).0.x;
        editor.move_char(&layout, side, false);
        let after = editor.caret_on(&layout).0.x;
        if before == after {
            return places;
        }
        places.push((editor.caret(), after));
    }
}

#[test]
fn arrows_go_to_their_side_and_reach_both_ends() {
    let engine = TextEngine::bundled();
    for direction in [Direction::Rtl, Direction::Ltr] {
        for text in ["قال OpenAI نعم", "abc قال 123 لا", "شيء (GPT-4) ", "بِسْمِ", "👨\u{200d}👩\u{200d}👧 لا", "⟨a⟧ب"]
        {
            let mut editor = LineEditor::new(&with_isolates(text));
            walk(&engine, &mut editor, Side::Right, direction);
            let layout = editor.layout(&engine, STYLE, Some(direction));
            let wide = layout.lines[0].cells.iter().filter(|cell| cell.right > cell.left).count();
            let places = walk(&engine, &mut editor, Side::Left, direction);
            assert_eq!(places.len(), wide, "{text} {direction:?}: one step for each cluster");
            assert!(places.windows(2).all(|pair| pair[1].1 < pair[0].1), "{text}: always to the left");
            let back = walk(&engine, &mut editor, Side::Right, direction);
            assert_eq!(back.len(), wide, "{text} {direction:?}");
            assert!(back.windows(2).all(|pair| pair[1].1 > pair[0].1), "{text}: always to the right");
        }
    }
}

#[test]
fn left_is_forward_in_arabic() {
    let engine = TextEngine::bundled();
    let mut editor = LineEditor::new("قال");
    editor.home(false);
    let layout = editor.layout(&engine, STYLE, None);
    editor.move_char(&layout, Side::Left, false);
    assert_eq!(editor.caret(), 2);
    editor.move_char(&layout, Side::Left, true);
    assert_eq!(editor.selected_text(), "ا");
    editor.move_char(&layout, Side::Right, false);
    assert_eq!((editor.caret(), editor.selection()), (2, 2..2), "a selection ends at its right side");
}

#[test]
fn words_go_by_the_direction_of_the_field() {
    let engine = TextEngine::bundled();
    for (direction, forward, back) in
        [(Direction::Rtl, Side::Left, Side::Right), (Direction::Ltr, Side::Right, Side::Left)]
    {
        let mut editor = LineEditor::new("one two");
        let layout = editor.layout(&engine, STYLE, Some(direction));
        editor.home(false);
        editor.move_word(&layout, forward, false);
        assert_eq!(editor.caret(), 3);
        editor.move_word(&layout, forward, true);
        assert_eq!(editor.selected_text(), " two");
        editor.move_word(&layout, back, false);
        assert_eq!(editor.caret(), 4);
    }
}

#[test]
fn deletes_whole_clusters_and_words() {
    type Edit = fn(&mut LineEditor);
    let cases: [(&str, Edit, &str); 8] = [
        ("بِسْ", LineEditor::backspace, "بِس"),
        ("a👨\u{200d}👩\u{200d}👧", LineEditor::backspace, "a"),
        ("قال OpenAI", LineEditor::backspace_word, "قال "),
        ("قال OpenAI، ", LineEditor::backspace_word, "قال "),
        ("", LineEditor::backspace, ""),
        (
            "قال",
            |e| {
                e.home(false);
                e.delete()
            },
            "ال",
        ),
        (
            "قال نعم",
            |e| {
                e.home(false);
                e.delete_word()
            },
            " نعم",
        ),
        (
            "قال نعم",
            |e| {
                e.select_all();
                e.delete()
            },
            "",
        ),
    ];
    for (text, edit, expected) in cases {
        let mut editor = LineEditor::new(text);
        edit(&mut editor);
        assert_eq!(editor.text(), expected, "{text}");
        assert!(editor.undo() || text == expected);
        assert_eq!(editor.text(), text);
    }
}

#[test]
fn typing_replaces_and_undoes_by_words() {
    let mut editor = LineEditor::new("");
    for c in "قال نعم".chars() {
        editor.insert(&c.to_string());
    }
    assert_eq!(editor.text(), "قال نعم");
    assert!(editor.undo());
    assert_eq!(editor.text(), "قال ");
    assert!(editor.undo() && editor.undo());
    assert_eq!(editor.text(), "");
    assert!(!editor.undo());
    assert!(editor.redo() && editor.redo() && editor.redo());
    assert_eq!(editor.text(), "قال نعم");
    assert!(!editor.redo());
    editor.select_word(0);
    assert_eq!(editor.selected_text(), "قال");
    editor.insert("لا");
    assert_eq!((editor.text(), editor.caret()), ("لا نعم", 4));
    assert!(!editor.redo(), "a change ends what could be made again");
}

#[test]
fn pasted_lines_become_one() {
    for (pasted, expected) in [("a\r\nb\tc\n", "a b c"), ("\0\u{1b}x", "x"), ("/tmp/مشروع.json\n", "/tmp/مشروع.json")]
    {
        let mut editor = LineEditor::new("");
        editor.insert(pasted);
        assert_eq!(editor.text(), expected);
        assert_eq!(LineEditor::new(pasted).text(), expected);
    }
}

#[test]
fn a_composition_shows_and_settles() {
    let mut editor = LineEditor::new("ab");
    editor.select(1, 2);
    editor.set_preedit("ni", None);
    assert_eq!((editor.text(), editor.preedit(), editor.caret()), ("ani", Some(1..3), 3));
    editor.set_preedit("nih", Some(0..1));
    assert_eq!((editor.text(), editor.preedit(), editor.selection()), ("anih", Some(1..4), 1..2));
    editor.set_preedit("", None);
    assert_eq!((editor.text(), editor.preedit(), editor.selected_text()), ("ab", None, "b"));
    editor.set_preedit("ni", None);
    editor.commit("你");
    assert_eq!((editor.text(), editor.preedit(), editor.caret()), ("a你", None, 4));
    assert!(editor.undo());
    assert_eq!(editor.text(), "ab");
}

#[test]
fn presses_and_drags_select() {
    let engine = TextEngine::bundled();
    let mut editor = LineEditor::new("قال OpenAI");
    let layout = editor.layout(&engine, STYLE, None);
    editor.hit(&layout, Pos::new(1000.0, 0.0), false);
    assert_eq!(editor.caret(), 0);
    editor.hit(&layout, Pos::new(layout.lines[0].left, 0.0), true);
    assert_eq!(editor.selection(), 0.."قال ".len(), "the left edge is before the O");
    assert_eq!(editor.highlight(&layout).len(), 1);
    editor.select(9999, 3);
    assert_eq!(editor.selection(), 2.."قال OpenAI".len(), "places are inside, between clusters");
}
