//! The page as it is told to those who listen: the browser's accessibility tree.

use serde_json::{Value, json};

use crate::browser::Browser;

/// A node of the tree that is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    pub role: String,
    pub name: String,
    /// How deep it stands, counting only what is told.
    pub depth: usize,
    node: i64,
}

impl Browser {
    /// All that is told, in the order of reading.
    ///
    /// # Panics
    /// When the browser does not say.
    #[track_caller]
    pub fn tree(&self) -> Vec<Heard> {
        let answer = self.cdp("Accessibility.getFullAXTree", json!({}));
        let nodes = answer["nodes"].as_array().expect("a tree");
        let mut told = Vec::new();
        tell(nodes, &nodes[0], 0, &mut told);
        told
    }

    /// What is told inside the first node of a role and a name, that node first.
    ///
    /// # Panics
    /// When there is no such node.
    #[track_caller]
    pub fn tree_of(&self, role: &str, name: &str) -> Vec<Heard> {
        let all = self.tree();
        let Some(at) = all.iter().position(|node| node.role == role && node.name == name) else {
            let same: Vec<_> = all.iter().filter(|node| node.role == role).map(|node| node.name.as_str()).collect();
            panic!("there is no {role} {name:?} on {}, but {same:?}", self.address());
        };
        let inside = all[at + 1..].iter().take_while(|node| node.depth > all[at].depth);
        std::iter::once(&all[at]).chain(inside).cloned().collect()
    }

    /// Puts the focus on what was heard, as a screen reader does.
    #[track_caller]
    pub fn focus_heard(&mut self, heard: &Heard) -> &mut Self {
        self.cdp("DOM.focus", json!({ "backendNodeId": heard.node }));
        self
    }
}

fn tell(nodes: &[Value], node: &Value, depth: usize, told: &mut Vec<Heard>) {
    let is_told = node["ignored"] == json!(false);
    let text = |key: &str| node[key]["value"].as_str().unwrap_or_default().to_owned();
    if is_told {
        let at = node["backendDOMNodeId"].as_i64().unwrap_or_default();
        told.push(Heard { role: text("role"), name: text("name"), depth, node: at });
    }
    for id in node["childIds"].as_array().into_iter().flatten() {
        if let Some(child) = nodes.iter().find(|node| node["nodeId"] == *id) {
            tell(nodes, child, depth + usize::from(is_told), told);
        }
    }
}
