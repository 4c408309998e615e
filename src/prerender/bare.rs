//! Makes styles and scripts shorter by what no reader needs.

/// A stylesheet without its comments and indentation. Strings in ours hold neither `/*` nor line breaks.
pub(super) fn bare(style: &str) -> String {
    let mut text = String::with_capacity(style.len());
    let mut rest = style;
    while let Some((before, after)) = rest.split_once("/*") {
        text.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let mut bare = String::with_capacity(text.len());
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        bare.push_str(line);
        bare.push('\n');
    }
    bare
}

/// The generated script without its comments and indentation: whole lines only, so that nothing within a line can be taken
/// for a comment. What it holds of texts over several lines is none of ours.
pub(super) fn bare_script(script: &str) -> String {
    let mut bare = String::with_capacity(script.len());
    let mut comment = false;
    for line in script.lines().map(str::trim) {
        comment |= line.starts_with("/**");
        if !comment && !line.is_empty() && !line.starts_with("//") {
            bare.push_str(line);
            bare.push('\n');
        }
        comment &= !line.ends_with("*/");
    }
    bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_script_is_bared_of_whole_comments_and_indentation() {
        let script = "/**\n * @param {number} a\n */\nfunction f(a) {\n    // why\n    return a * 2; // kept\n}\n\n/** one */\nf(1);\n";
        assert_eq!(bare_script(script), "function f(a) {\nreturn a * 2; // kept\n}\nf(1);\n");
    }

    #[test]
    fn a_stylesheet_is_bared_of_comments_and_indentation() {
        assert_eq!(bare("/* a */\n.x {\n  color: red; /* b */\n}\n"), ".x {\ncolor: red;\n}\n");
    }
}
