//! A visit stays between the reader and the host: no request elsewhere, nothing kept, no script but the page's own.

use standpoint_e2e::{Browser, Site};

/// What the page asked for, by the browser's own account.
const ASKED: &str = "[...performance.getEntriesByType('resource').map((e) => e.name), location.href]";

#[test]
fn every_kind_of_page_asks_its_own_host_alone_and_keeps_nothing() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    let home = site.url("/");
    page.tour(&site.kinds(), |page, path| {
        page.open(path);
        page.try_ready()?;
        page.library().settle();
        let asked: Vec<String> = serde_json::from_value(page.eval(ASKED)).unwrap();
        let strangers: Vec<_> = asked.iter().filter(|url| !url.starts_with(&home) && !url.starts_with("data:")).collect();
        if !strangers.is_empty() {
            return Err(format!("asked for {strangers:?}"));
        }
        let kept = page.eval_text("document.cookie + Object.keys(localStorage).filter((key) => !key.startsWith('standpoint.')) + Object.keys(sessionStorage)");
        if !kept.is_empty() {
            return Err(format!("it keeps {kept}"));
        }
        page.check()
    });
    let cookies = page.cdp("Storage.getCookies", serde_json::json!({}));
    assert_eq!(cookies["cookies"], serde_json::json!([]));
    let answered = page.eval("caches.keys()");
    assert_eq!(answered, serde_json::json!([]));
}

#[test]
fn the_policy_stands_in_every_kind_of_page_and_is_in_force() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    let mut kinds = site.kinds();
    kinds.push("/?at=2022-01-10".to_owned());
    page.tour(&kinds, |page, path| {
        page.open(path);
        page.try_ready()?;
        let policy = page.attr("meta[http-equiv='Content-Security-Policy']", "content").unwrap_or_default();
        for part in ["default-src 'self'", "script-src 'self' 'wasm-unsafe-eval' 'sha256-"] {
            if !policy.contains(part) {
                return Err(format!("{part} is not in {policy:?}"));
            }
        }
        for part in ["unsafe-inline", "'unsafe-eval'", "http:", "https:", "*"] {
            if policy.contains(part) {
                return Err(format!("{part} is in {policy:?}"));
            }
        }
        if page.count("[style], style, [onclick], [onload], [onerror]") > 0 {
            return Err("something on it is styled or scripted in place".to_owned());
        }
        page.check()?;
        page.eval(
            "(() => { const script = document.createElement('script'); script.textContent = 'window.ran = 1'; document.body.append(script) })()",
        );
        page.eval("(() => { const box = document.createElement('p'); box.innerHTML = '<b onclick=\"window.ran = 2\" style=\"color: red\">x</b>'; document.body.append(box); box.firstChild.click() })()");
        if page.eval_text("window.ran").is_empty() && page.collected().of("policy").iter().any(|entry| entry.text.contains("script-src-elem"))
        {
            page.forget();
            Ok(())
        } else {
            Err("a script in the page ran, or was stopped without a word".to_owned())
        }
    });
}

#[test]
fn the_first_page_asks_for_its_parts_and_no_more() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.open("/").ready();
    page.library();
    let mut asked: Vec<String> = site.visits().into_iter().map(|visit| visit.path).collect();
    asked.sort();
    let part =
        |start: &str, end: &str| asked.iter().filter(|path| path.starts_with(start) && path.ends_with(end)).count();
    let parts = [
        ("/", "/", 1),
        ("/style-", ".css", 1),
        ("/boot-", ".js", 1),
        ("/standpoint-app-", ".js", 1),
        ("/standpoint-app-", "_bg.wasm", 1),
        ("/opening-", ".bin", 1),
        ("/library-", ".bin", 1),
    ];
    for (start, end, times) in parts {
        assert_eq!(part(start, end), times, "{start}…{end} among {asked:#?}");
    }
    let others = asked.len() - parts.len() - part("/fonts/", ".woff2") - part("/icon-", ".svg");
    assert_eq!(others, 0, "{asked:#?}");
    page.assert_clean();
}

/// Everything that a browser can keep for a host, but for the keys that are the program's own.
const KEPT: &str = "Promise.all([indexedDB.databases(), caches.keys(), navigator.serviceWorker.getRegistrations()]).then((all) =>\
    [document.cookie, ...Object.keys(localStorage).filter((key) => !key.startsWith('standpoint.')), \
     ...Object.keys(sessionStorage), ...all.flat().map(String)].filter(Boolean).join(' '))";

#[test]
fn whoever_uses_the_main_view_asks_for_no_more_than_pages_and_leaves_nothing() {
    let site = Site::root();
    let mut page = Browser::fresh(&site);
    page.open("/").ready().drawn();
    page.library();
    page.settle();
    site.forget();
    let mark = page.open_marks(".e.i1 a")[0].clone();
    page.press_mark(&mark).wait_until("location.search.startsWith('?sel=')");
    for press in [".tabs [data-act='ask 0']", ".ctl [data-act='zoom in']", ".ctl [data-act='step -1']", ".tally .chip"]
    {
        page.click(press).settle();
    }
    page.wait_until("['question=', 'at=', 'from='].every((key) => location.search.includes(key))");
    page.click("footer a[href='/sources/']").wait_until("location.pathname === '/sources/'");
    page.arrived().settle();
    // The page that was gone to, and a face that no page before needed, are all that may come.
    let asked: Vec<String> = site.visits().into_iter().map(|visit| visit.path).collect();
    let more: Vec<_> = asked.iter().filter(|path| !path.starts_with("/fonts/")).collect();
    assert_eq!(more, ["/sources/"]);
    assert_eq!(page.eval_text(KEPT), "");
    assert_eq!(page.cdp("Storage.getCookies", serde_json::json!({}))["cookies"], serde_json::json!([]));
    page.assert_clean();
}

#[test]
fn a_script_that_somebody_writes_into_a_page_on_its_way_is_stopped_and_heard() {
    let site = Site::root();
    let leads_on = site.reversed_pair();
    // After the policy, which is all that a policy in a page can hold.
    site.alter(|_, mut answer| {
        if answer.header("content-type").is_some_and(|kind| kind.starts_with("text/html")) {
            let page = String::from_utf8(answer.body).unwrap();
            answer.body = page.replace("</body>", "<script>localStorage.ran = 1</script></body>").into_bytes();
        }
        answer
    });
    let mut page = Browser::fresh(&site);
    let paths = [vec![leads_on, "/no/such/page/".to_owned()], site.kinds()].concat();
    page.tour(&paths, |page, path| {
        page.open(path).settle();
        let heard = page.collected().entries;
        if !heard.iter().any(|entry| entry.kind == "log" && entry.text.contains("Content Security Policy")) {
            return Err(format!("nothing was heard of it: {heard:?}"));
        }
        match page.eval_text("localStorage.ran").as_str() {
            "" => Ok(()),
            _ => Err("it ran".to_owned()),
        }
    });
}
