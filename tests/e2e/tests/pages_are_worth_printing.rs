//! Every kind of page on paper: whole, without what can only be pressed, and on sheets that hold together.

use serde_json::{Value, json};
use standpoint_e2e::{Browser, Media, Pdf, Site};

const A4: (f64, f64) = (8.27, 11.69);
const LETTER: (f64, f64) = (8.5, 11.0);

/// A sheet that holds fewer letters than these is as good as empty.
const WORTH: usize = 40;

/// One page of every kind, and what the kinds do not show: the longest text, a position that was not found, and views
/// that an address makes.
fn pages(site: &Site) -> Vec<String> {
    let others = [
        "/statements/ko-2022-01-26/",
        "/positions/wftu/rivalry/",
        "/matrix/?sort=csto",
        "/compare/?with=kke,cprf,tkp",
        "/compare/?with=kke,cprf,tkp,ko",
        "/404.html",
    ];
    site.kinds().into_iter().chain(others.map(str::to_owned)).collect()
}

/// Opens a page and waits for all that it will show.
fn open(page: &mut Browser, path: &str) -> Result<(), String> {
    page.open(path).try_ready()?;
    if path.contains("with=") {
        page.wait_until("document.querySelectorAll('.company .slips').length > 5");
    }
    page.settle();
    Ok(())
}

fn list(value: Value) -> Vec<String> {
    serde_json::from_value(value).expect("a list of words")
}

/// The texts of an expression that makes elements, as they are written on sheets.
fn written(page: &Browser, elements: &str) -> Vec<String> {
    let each = "(text) => text.replace(/\\s+/g, '')";
    list(page.eval(&format!("[...{elements}].map((e) => e.textContent).map({each})")))
}

fn none(found: Vec<String>, what: &str) -> Result<(), String> {
    if found.is_empty() { Ok(()) } else { Err(format!("{what}: {}", found.join("; "))) }
}

/// What a reader with a dark screen would have on paper that does not belong there.
const LEFT_OVER: &str = r"
    const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;
    const name = (e) => e.localName + (e.className.baseVal ?? e.className ? '.' + (e.className.baseVal ?? e.className) : '');
    const all = [...document.querySelectorAll('body, body *')];
    const found = all.filter((e) => /sticky|fixed/.test(getComputedStyle(e).position) && seen(e)).map((e) => name(e) + ' stays in place');
    const presses = 'button:not(.tally *), select, input, textarea, .mast nav, .foot nav, .crumbs, .prevnext, .needs-script, .cite, dialog, .fault, .skip';
    found.push(...[...document.querySelectorAll(presses)].filter(seen).map((e) => name(e) + ' is for a screen'));
    const light = (color) => { const [r, g, b, a] = color.match(/[\d.]+/g).map(Number); return a === 0 || r + g + b > 690 };
    found.push(...all.concat(document.documentElement).filter((e) => seen(e) && !light(getComputedStyle(e).backgroundColor)
        && !e.matches('.k')).map((e) => name(e) + ' is dark'));
    found.push(...all.filter((e) => e.childElementCount === 0 && e.textContent.trim() && seen(e) && !(e instanceof SVGElement))
        .filter((e) => { const [r, g, b] = getComputedStyle(e).color.match(/[\d.]+/g).map(Number); return r + g + b > 450 })
        .map((e) => name(e) + ' is written in a light colour'));
    if (getComputedStyle(document.documentElement).colorScheme !== 'light') found.push('the scheme is dark');
    return [...new Set(found)].slice(0, 9);
";

#[test]
fn nothing_is_dark_stays_in_place_or_can_only_be_pressed() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.media(Media { print: true, dark: true, ..Media::default() });
    page.tour(&pages(&site), |page, path| {
        open(page, path)?;
        // Chosen here, and chosen for the whole device.
        for chosen in [true, false] {
            page.script("document.documentElement.toggleAttribute('data-theme', arguments[0])", vec![json!(chosen)]);
            page.script("if (arguments[0]) document.documentElement.dataset.theme = 'dark'", vec![json!(chosen)]);
            none(list(page.script(LEFT_OVER, vec![])), "on paper")?;
        }
        Ok(())
    });
}

/// What must stand on the sheets and does not.
fn missing(page: &Browser, sheets: &[String]) -> Result<(), String> {
    let mut all = String::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let number = format!("{}/{}", at + 1, sheets.len());
        let text = sheet.strip_prefix(&number).ok_or_else(|| format!("sheet {number} is not numbered"))?;
        if text.chars().count() < WORTH {
            return Err(format!("sheet {number} holds only this: {text}"));
        }
        all.push_str(text);
    }
    let lacks = |texts: Vec<String>, on: &str| texts.into_iter().filter(|text| !on.contains(text)).take(3).collect();
    none(lacks(page.attrs("a[href^='http']:not(.cite *)", "href"), &all), "addresses that are not written out")?;
    let folded = "[...document.querySelectorAll('main details:not(.cite) li')].filter((li) => !li.querySelector('li'))";
    none(lacks(written(page, folded), &all), "folded away")?;
    let heads = "document.querySelectorAll('.mast .dossier, main h1, main > .share .url, .foot p')";
    none(lacks(written(page, heads), &sheets[0]), "not on the first sheet")
}

#[test]
fn every_sheet_is_numbered_and_nothing_is_lost() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.tour(&pages(&site), |page, path| {
        open(page, path)?;
        for paper in [A4, LETTER] {
            missing(page, &page.print_on(paper.0, paper.1).sheets()).map_err(|why| format!("on {paper:?}: {why}"))?;
        }
        Ok(())
    });
}

#[test]
fn the_head_of_the_matrix_is_on_every_sheet_and_no_word_is_broken() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    for path in ["/matrix/", "/matrix/?sort=csto"] {
        open(&mut page, path).unwrap();
        let heads = written(&page, "document.querySelectorAll('.mx thead th')");
        assert!(heads.len() > 5, "{heads:?}");
        let rows = written(&page, "document.querySelectorAll('.mx tbody tr')");
        for (width, height) in [A4, LETTER] {
            let print = page.print_on(width, height);
            let (across, down) = print.size();
            assert!(across > down, "{path}: {across} by {down}");
            let sheets = print.sheets();
            assert!(sheets.len() > 2);
            for (at, sheet) in sheets.iter().enumerate() {
                assert!(sheet.contains(&heads.concat()), "{path}: the head is missing on sheet {}", at + 1);
            }
            for row in &rows {
                assert!(sheets.iter().any(|sheet| sheet.contains(row)), "{path}: this row is broken: {row}");
            }
        }
    }
    // As wide as the sheet is between its margins.
    for (name, (_, long)) in [("A4", A4), ("Letter", LETTER)] {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a width of a sheet")]
        let width = ((long - 20.0 / 25.4) * 96.0) as u32;
        page.media(Media { print: true, ..Media::default() }).size(width, 700);
        let broken = "[...document.querySelectorAll('.mx th, .mx td')].filter((e) => e.checkVisibility()) \
            .filter((e) => { e.style.overflowWrap = 'normal'; return e.scrollWidth > e.clientWidth + 1 }).map((e) => e.textContent)";
        assert_eq!(list(page.eval(broken)), Vec::<String>::new(), "too narrow on {name}");
    }
}

/// Where a heading stands, what follows it stands too.
fn kept(sheets: &[String], parts: &[(String, String)]) -> Result<(), String> {
    for (heading, first) in parts {
        if !sheets.iter().any(|sheet| sheet.split_once(heading.as_str()).is_some_and(|(_, rest)| rest.contains(first)))
        {
            return Err(format!("“{heading}” is left at the foot of a sheet, without “{first}”"));
        }
    }
    Ok(())
}

#[test]
fn no_heading_is_left_at_the_foot_of_a_sheet() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    let ways = [
        ("/compare/?with=kke,cprf,tkp", ".versus", "h4", ".abc > * > :is(.slips li .reading, .hint), .abc .reading"),
        ("/compare/?with=kke,cprf,tkp,ko", ".versus", "h4", ".abc .reading, .abc .hint"),
        ("/positions/kke/", ".chunk", "h2", ".reading, .hint, .chunk > p:last-child"),
        ("/questions/csto/", ".chunk", "h2", "li .reading, li .org"),
        ("/events/", ".sheet section", "h2", "li .what"),
        ("/statements/ko-2022-01-26/", ".note:has(details)", "summary", "li"),
    ];
    for (path, part, heading, first) in ways {
        open(&mut page, path).unwrap();
        let body = "return [...document.querySelectorAll(arguments[0])].map((part) => [arguments[1], arguments[2]] \
            .map((it) => part.querySelector(it)?.textContent.replace(/\\s+/g, ''))).filter(([a, b]) => a && b)";
        let parts: Vec<(String, String)> =
            serde_json::from_value(page.script(body, vec![json!(part), json!(heading), json!(first)])).unwrap();
        assert!(parts.len() > 2, "{path}: {parts:?}");
        for paper in [A4, LETTER] {
            let print: Pdf = page.print_on(paper.0, paper.1);
            kept(&print.sheets(), &parts).unwrap_or_else(|why| panic!("{path} on {paper:?}: {why}"));
        }
    }
}
