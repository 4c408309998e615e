use std::{fs, path::Path};

use super::{canvas::Canvas, draw, *};

fn faces() -> Faces {
    Faces::read(Path::new("public/fonts")).unwrap()
}

fn drawn(card: &Card) -> Result<Vec<u8>, Missing> {
    let faces = faces();
    draw::draw(&mut Canvas::new(&faces, "en").unwrap(), card)
}

fn said(words: &str) -> Card {
    Card {
        kind: "Position".into(),
        title: "Is this legible?".into(),
        body: Body::Quote { words: words.into(), from: String::new() },
        ..Card::default()
    }
}

#[test]
fn the_colours_are_those_of_the_light_theme() {
    let tokens = fs::read_to_string("style/tokens.css").unwrap();
    let light = tokens.split_once(":root {").unwrap().1.split_once("@media").unwrap().0;
    for (name, [r, g, b]) in [
        ("paper", draw::ink::PAPER),
        ("ink", draw::ink::INK),
        ("ink2", draw::ink::INK2),
        ("ink3", draw::ink::INK3),
        ("hair", draw::ink::HAIR),
        ("line", draw::ink::LINE),
        ("circle", draw::ink::CIRCLE),
        ("square", draw::ink::SQUARE),
        ("triangle", draw::ink::TRIANGLE),
        ("diamond", draw::ink::DIAMOND),
        ("cross", draw::ink::CROSS),
        ("hexagon", draw::ink::HEXAGON),
        ("silent", draw::ink::SILENT),
        ("ring", draw::ink::INK),
    ] {
        let token = format!("--{name}: #{r:02x}{g:02x}{b:02x};");
        assert!(light.contains(&token), "style/tokens.css has no {token}");
    }
}

#[test]
fn every_script_of_the_dossier_is_drawn_with_the_sites_own_faces() {
    let plain = drawn(&said("")).unwrap();
    let mut seen = vec![plain];
    for words in [
        "Коммунистическая партия",
        "ΚΚΕ: Κομμουνιστικό Κόμμα",
        "Қазақстан, әңгіме",
        "Türkiye, Łódź, ß",
        "صراع أجنحة الحكم",
    ] {
        let picture = drawn(&said(words)).unwrap();
        assert!(!seen.contains(&picture), "{words} leaves no trace");
        seen.push(picture);
    }
}

#[test]
fn a_letter_that_no_face_has_is_named() {
    assert_eq!(drawn(&said("hello 漢")).unwrap_err(), Missing('漢'));
    assert_eq!(
        drawn(&said("soft\u{ad}ly\u{200b}, said\u{a0}she")).map(|_| ()),
        Ok(()),
        "what has no shape is not missed"
    );
}

#[test]
fn a_card_is_a_small_png_of_the_right_size_and_the_same_every_time() {
    let card = said(&"Words that go on and on. ".repeat(40));
    let bytes = drawn(&card).unwrap();
    assert_eq!(bytes, drawn(&card).unwrap());
    assert!(bytes.len() < 60_000, "{} bytes", bytes.len());
    let reader = png::Decoder::new(std::io::Cursor::new(&bytes)).read_info().unwrap();
    assert_eq!((reader.info().width, reader.info().height), SIZE);
}

#[test]
fn a_card_says_in_words_what_it_shows() {
    let card = Card {
        kind: "Position".into(),
        who: Some(("KKE".into(), "Communist Party of Greece".into())),
        title: "Was it right?".into(),
        body: Body::Quote { words: "«Όχι»".into(), from: "statement, in Greek".into() },
        verdicts: vec![Verdict { signs: vec![Glyph::Silent], words: "condemns it".into() }],
        note: "The editors’ reading.".into(),
        dossier: "A dossier".into(),
        ..Card::default()
    };
    assert_eq!(
        card.alt(),
        "Position. Communist Party of Greece. Was it right? «Όχι». statement, in Greek. condemns it. The editors’ reading. A dossier"
    );
}

#[test]
fn pictures_are_kept_while_they_say_the_same() {
    let faces = faces();
    let folder = std::env::temp_dir().join(format!("standpoint-cards-{}", std::process::id()));
    let (one, two) = (folder.join("one"), folder.join("two"));
    let mut press = Press::default();
    let path = press.add("a/", said("Words."), &faces);
    assert_eq!(press.add("b/", said("Words."), &faces), path, "the same card is one file");
    let other = press.add("c/", said("Other words."), &faces);
    assert_ne!(path, other);
    let print = |out: &Path, former: &[&Path]| press.print(&faces, "en", out, former, &|_, _| {}).unwrap();
    let first = print(&one, &[]);
    assert_eq!((first.drawn, first.kept), (2, 0));
    // Half a picture is not taken.
    let bytes = fs::read(one.join(&path)).unwrap();
    fs::write(one.join(&path), &bytes[..bytes.len() / 2]).unwrap();
    let second = print(&two, &[&one]);
    assert_eq!((second.drawn, second.kept), (1, 1));
    assert_eq!(fs::read(two.join(&path)).unwrap(), bytes);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_missing_letter_is_said_with_the_page_and_what_to_do() {
    let faces = faces();
    let folder = std::env::temp_dir().join(format!("standpoint-letter-{}", std::process::id()));
    let mut press = Press::default();
    press.add("positions/a/b/", said("漢"), &faces);
    let faults = press.print(&faces, "en", &folder, &[], &|_, _| {}).unwrap_err();
    let said: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        ["the preview of /positions/a/b/ needs the letter `漢` (U+6F22), which no face in fonts/ has: write it \
          otherwise, or add a face that has it"]
    );
    fs::remove_dir_all(folder).unwrap();
}
