//! The list of parts that goes with a package, as CycloneDX 1.5 JSON: who maintains a system can ask it whether a library with a known
//! hole is inside.

use super::Release;
use super::json::Json;
use super::parts::Part;

/// The list. The same release always gives the same bytes.
pub fn write(release: &Release, parts: &[Part]) -> String {
    let own = format!("pkg:generic/evenkeel@{}", release.version);
    let licences =
        |licence: &str| Json::List(vec![Json::object([("expression", Json::of(licence))])]);
    let components = parts.iter().map(|part| {
        let purl = part.purl();
        let mut members = vec![
            ("type", Json::of("library")),
            ("bom-ref", Json::of(purl.clone())),
            ("name", Json::of(part.name.clone())),
            ("version", Json::of(part.version.clone())),
            (
                "scope",
                Json::of(if part.builds_only {
                    "excluded"
                } else {
                    "required"
                }),
            ),
        ];
        if let Some((algorithm, sum)) = &part.sum {
            members.push((
                "hashes",
                Json::List(vec![Json::object([
                    ("alg", Json::of(*algorithm)),
                    ("content", Json::of(sum.clone())),
                ])]),
            ));
        }
        members.push(("licenses", licences(&part.licence)));
        members.push(("purl", Json::of(purl)));
        Json::object(members)
    });
    let edges = parts.iter().map(|part| {
        Json::object([
            ("ref", Json::of(part.purl())),
            (
                "dependsOn",
                Json::List(part.needs.iter().map(Json::of).collect()),
            ),
        ])
    });
    let program = Json::object([
        ("type", Json::of("application")),
        ("bom-ref", Json::of(own)),
        ("name", Json::of("evenkeel")),
        ("version", Json::of(release.version.clone())),
        ("licenses", licences("MIT OR Apache-2.0")),
    ]);
    Json::object([
        ("bomFormat", Json::of("CycloneDX")),
        ("specVersion", Json::of("1.5")),
        ("version", Json::Number("1".to_owned())),
        (
            "metadata",
            Json::object([
                ("timestamp", Json::of(release.stamp.clone())),
                ("component", program),
            ]),
        ),
        ("components", Json::List(components.collect())),
        ("dependencies", Json::List(edges.collect())),
    ])
    .write()
}
