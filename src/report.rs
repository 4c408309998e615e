//! How a reader reports an error: a mail or an issue, filled in.

use crate::escape::percent;

/// The address that opens a report to a dossier's contact with a title and a text in it. A `mailto:` address gets a subject and
/// a body ([RFC 6068](https://www.rfc-editor.org/rfc/rfc6068)); any other one `title` and `body`, as the forms for new issues
/// of the usual forges read them.
#[must_use]
pub fn address(contact: &str, title: &str, body: &str) -> String {
    let mail = contact.get(..7).is_some_and(|scheme| scheme.eq_ignore_ascii_case("mailto:"));
    // A fragment would swallow what is added to it.
    let contact = contact.split('#').next().unwrap_or(contact);
    let mut address = contact.to_owned();
    let fields = if mail { [("subject", title), ("body", body)] } else { [("title", title), ("body", body)] };
    for (name, value) in fields {
        address.push(if address.contains('?') { '&' } else { '?' });
        address.push_str(name);
        address.push('=');
        escape(value, &mut address);
    }
    address
}

/// Escapes all but what RFC 3986 leaves as it is anywhere. A line break is written as mail wants it.
fn escape(value: &str, into: &mut String) {
    for byte in value.replace('\n', "\r\n").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => into.push(byte.into()),
            _ => percent(byte, into),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_has_a_subject_and_a_body() {
        let address = address("mailto:editors@example.org", "KKE & ÖKP: 50 %?", "One\ntwo");
        assert_eq!(
            address,
            "mailto:editors@example.org?subject=KKE%20%26%20%C3%96KP%3A%2050%20%25%3F&body=One%0D%0Atwo"
        );
    }

    #[test]
    fn what_the_contact_asks_for_itself_stays() {
        assert_eq!(address("mailto:a@b.org?cc=c@d.org", "x", "y"), "mailto:a@b.org?cc=c@d.org&subject=x&body=y");
        assert_eq!(
            address("https://example.org/issues/new?labels=error#form", "x y", "z"),
            "https://example.org/issues/new?labels=error&title=x%20y&body=z"
        );
    }
}
