//! Whatever somebody types into the address: the page stands, names what it could not use, and nothing of it becomes markup.

use standpoint_e2e::{Browser, Site};

/// Queries with the keys that the notice names, in its order.
fn queries() -> Vec<(String, Vec<&'static str>)> {
    let long = "a".repeat(10_000);
    let owned = |query: &str, keys: &[&'static str]| (query.to_owned(), keys.to_vec());
    let mut all: Vec<_> = [
        // Ids that the dossier does not have.
        ("?sel=event:no-such-event", &["sel"][..]),
        ("?sel=statement:", &["sel"]),
        ("?sel=organisation:kke", &["sel"]),
        ("?sel=../../etc/passwd", &["sel"]),
        ("?question=none", &["question"]),
        ("?org=NOBODY", &["org"]),
        ("?net=nowhere", &["net"]),
        ("?kind=weather", &["kind"]),
        ("?kind=military,weather", &["kind"]),
        ("?kind=,", &["kind"]),
        ("?stance=condemn,silent-ish", &["stance"]),
        ("?fold=sideways", &["fold"]),
        ("?fold=2022-02-30", &["fold"]),
        // Days and windows that are none.
        ("?at=2022-02-30", &["at"]),
        ("?at=yesterday", &["at"]),
        ("?at=", &["at"]),
        ("?at=2022-1-3", &["at"]),
        ("?at=99999999999999999999-01-01", &["at"]),
        ("?at=-2022-01-01T00:00", &["at"]),
        ("?from=2022-01-20&to=2022-01-03", &["from", "to"]),
        ("?from=2022-01-05&to=2022-01-04", &["from", "to"]),
        ("?to=2022-01-20", &["to"]),
        ("?from=2022-01-20", &["from"]),
        ("?from=2022-01-04T25:00&to=2022-01-05", &["from", "to"]),
        ("?from=2022-01-04T12:60&to=2022-01-05", &["from", "to"]),
        ("?from=undated.101&to=undated.7", &["from", "to"]),
        ("?from=1e309&to=NaN", &["from", "to"]),
        // Keys that are none, doubled or in the wrong case.
        ("?nonsense=1", &["nonsense"]),
        ("?AT=2022-01-10", &["AT"]),
        ("?at=2022-01-10&at=2022-01-11", &["at"]),
        ("?__proto__=1&constructor=2", &["__proto__", "constructor"]),
        ("?=", &["?"]),
        ("?&&&=&", &["?"]),
        ("?utm_source=mail&fbclid=x", &["fbclid", "utm_source"]),
        // Bytes that are no text, twice encoded text, control letters.
        ("?q=%00", &["q"]),
        ("?q=a%0d%0aSet-Cookie:b", &["q"]),
        ("?sel=%ff%fe", &["sel"]),
        ("?question=%2563sto", &["question"]),
        ("?sel=event%253A2022-01-05", &["sel"]),
        ("?at=%u0032", &["at"]),
        ("?%ff=1", &["\u{fffd}"]),
        ("?at=%", &["at"]),
        // Markup, in names and in values.
        ("?sel=<script>boom()</script>", &["sel"]),
        ("?<img src=x onerror=boom()>=1", &["<img src"]),
        ("?\"><svg/onload=boom()>", &["\"><svg/onload"]),
        ("?question='-boom()-'", &["question"]),
        ("?org=javascript:boom()", &["org"]),
        ("?at=2022-01-10%3Cb%3E", &["at"]),
    ]
    .iter()
    .map(|(query, keys)| owned(query, keys))
    .collect();
    all.push((format!("?q={long}"), vec!["q"]));
    all.push((format!("?sel={long}&at=2022-13-01"), vec!["at", "sel"]));
    all.push((format!("?{}=1", &long[..5000]), vec!["aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"]));
    all
}

/// Nothing of an address may have become an element, an attribute or a script that ran.
const MADE: &str = "document.querySelectorAll('#app script, #app img, #app iframe, #app [onload], #app [onerror], \
    .notice b, .notice svg, a[href^=javascript]').length + (window.boomed ?? 0)";

fn stands(page: &mut Browser, path: &str, keys: &[&str]) -> Result<(), String> {
    page.open(path);
    page.try_ready()?;
    page.settle();
    let named = page.texts(".notice code");
    if named != keys {
        return Err(format!("the notice names {named:?}, not {keys:?}"));
    }
    if page.count("main h1") != 1 || page.text("main h1").is_empty() {
        return Err("the heading is gone".to_owned());
    }
    if page.is_visible("#fault") {
        return Err("it says that it failed".to_owned());
    }
    match page.eval_text(MADE).as_str() {
        "0" => page.check(),
        made => Err(format!("{made} things were made of the address")),
    }
}

fn listening(page: &Browser) {
    let source = "window.boom = () => { window.boomed = (window.boomed ?? 0) + 1 }";
    page.cdp("Page.addScriptToEvaluateOnNewDocument", serde_json::json!({ "source": source }));
}

#[test]
fn the_main_view_stands_and_names_what_it_could_not_use() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    listening(&page);
    page.open("/").ready();
    let list = page.texts(".listing li").len();
    assert!(list >= 148, "there are {list} entries in the lists");
    let all = queries();
    assert!(all.len() >= 40);
    let paths: Vec<String> = all.iter().map(|(query, _)| format!("/{query}")).collect();
    page.tour(&paths, |page, path| {
        let (_, keys) = all.iter().find(|(query, _)| path[1..] == *query).unwrap();
        stands(page, path, keys)?;
        match page.texts(".listing li").len() {
            still if still == list => Ok(()),
            other => Err(format!("{other} of {list} entries are listed")),
        }
    });
}

#[test]
fn a_page_of_a_position_stands_too() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    listening(&page);
    page.open("/positions/kke/csto/").ready();
    let text = page.text("main .sheet");
    let all = queries();
    let paths: Vec<String> = all.iter().map(|(query, _)| format!("/positions/kke/csto/{query}")).collect();
    page.tour(&paths, |page, path| {
        let (_, keys) = all.iter().find(|(query, _)| path.ends_with(query.as_str())).unwrap();
        stands(page, path, keys)?;
        if page.text("main .sheet") == text { Ok(()) } else { Err("its text is another".to_owned()) }
    });
}

#[test]
fn what_is_right_is_kept_beside_what_is_wrong() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    page.open("/?question=protests&at=2022-01-10&kind=weather&sel=event:none&org=kke&zzz=1").ready().settle();
    assert_eq!(page.texts(".notice code"), ["kind", "sel", "zzz"]);
    assert_eq!(page.text(".tabs [aria-current]"), "The protests");
    assert_eq!(page.as_of(), standpoint_e2e::model::time::Day::parse("2022-01-10"));
    page.assert_clean().assert_still();
}

#[test]
fn paths_that_lead_nowhere_say_so_and_lead_back() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    listening(&page);
    for path in [
        "/no/such/page/",
        "/positions/kke/none/",
        "/positions/kke/csto/more/",
        "/events/%00/",
        "/events/%2e%2e/%2e%2e/etc/passwd",
        "/..%2f..%2fetc%2fpasswd",
        "/%3Cscript%3Eboom()%3C/script%3E/",
        "/events//",
        "/statements/ko-2022-01-26/p9999/",
        "/EVENTS/",
        "/index.php?id=1",
        "/events/%ff%fe/",
        "/compare/kke/kke/",
    ] {
        page.open(path).wait_until("!!document.querySelector('main h1')");
        let heading = page.text("main h1");
        assert_eq!(heading, "There is no such page", "{path}");
        assert_eq!(page.eval_text(MADE), "0", "{path}");
        page.click("main a").ready();
        assert_eq!(page.address(), "/", "{path}");
        let all = page.collected();
        let only_missing =
            all.entries.iter().all(|entry| entry.kind == "404" || (entry.kind == "log" && entry.text.contains("40")));
        assert!(only_missing, "{path}:\n{all}");
        page.forget();
    }
}

#[test]
fn a_passage_that_is_not_there_leaves_the_text_as_it_is() {
    let site = Site::root();
    let mut page = Browser::shared(&site);
    for hash in ["#p999", "#%00", "#<script>", "#%ff", "#:~:text=", "#p4%20or%201"] {
        page.open(&format!("/statements/ko-2022-01-26/{hash}")).ready().settle();
        assert!(page.count(".psg") > 10, "{hash}");
        assert_eq!(page.eval_text("scrollY"), "0", "{hash}");
    }
    page.assert_clean();
}

#[test]
fn every_kind_of_page_stands_under_every_base() {
    let query = "?sel=<script>boom()</script>&__proto__=1&at=%ff%00&from=2022-01-20&to=2022-01-03&at=2022-01-10";
    for site in [Site::root(), Site::sub()] {
        let mut page = Browser::fresh(&site);
        listening(&page);
        page.tour(&site.kinds(), |page, path| {
            page.open(path).ready();
            let heading = page.text("main h1");
            stands(page, &format!("{path}{query}"), &["__proto__", "at", "from", "sel", "to"])?;
            match page.text("main h1") {
                same if same == heading => Ok(()),
                other => Err(format!("its heading is {other:?}, not {heading:?}")),
            }
        });
    }
}

#[test]
fn a_page_that_leads_on_takes_no_orders_from_the_address() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    listening(&page);
    let reversed = site.reversed_pair();
    for (query, keys) in [
        ("?to=//example.org/", &["to"][..]),
        ("?\"><script>boom()</script>", &["\"><script>boom()</script>"]),
        ("?@example.org/#javascript:boom()", &["@example.org/"]),
        ("?%0d%0aLocation:x=1#<img src=x onerror=boom()>", &["Location:x"]),
    ] {
        page.open(&format!("{reversed}{query}")).wait_until("document.getElementById('app')").ready().settle();
        let (a, b) = reversed.trim_matches('/').trim_start_matches("compare/").split_once('/').unwrap();
        assert_eq!(page.eval_text("location.pathname"), format!("/compare/{b}/{a}/"), "{query}");
        assert_eq!(page.texts(".notice code"), keys, "{query}");
        assert_eq!(page.eval_text(MADE), "0", "{query}");
        page.assert_clean();
    }
}
