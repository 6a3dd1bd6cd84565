//! Files for hosts: the security policy and the cache rules, in the format of each server.

use crate::text::path::SitePath;

/// The Content-Security-Policy of every page: it runs and loads only the site's own files, and
/// submits no form. The only policy for trusted types is in `runtime/io/scripts.ts`, which loads
/// only scripts of the site.
pub const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
    img-src 'self' data:; font-src 'self'; media-src 'self'; connect-src 'self'; \
    worker-src 'self'; base-uri 'none'; form-action 'none'; \
    require-trusted-types-for 'script'; trusted-types coursemark";

/// The cache rule for files whose names hold their hashes: they may be kept for a year.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// The folder of files whose names hold their hashes.
pub const ASSETS: &str = "assets";

/// The files for hosts, by their paths.
pub fn files(sitemap: Option<&str>) -> Vec<(SitePath, String)> {
    let security = [
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
    ];
    let mut netlify = String::from("/*\n");
    let mut apache = String::from(
        "# Apache: put the site's folder where the server reads .htaccess files, or include this \
         file.\nErrorDocument 404 /404.html\n<IfModule mod_headers.c>\n",
    );
    let mut nginx = String::from(
        "# nginx: include this file in the `location` block that serves the site.\nerror_page 404 /404.html;\n",
    );
    let mut iis = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- IIS: copy this file into the folder of the site. \
         -->\n<configuration>\n  <system.webServer>\n    <defaultDocument>\n      <files>\n        \
         <clear />\n        <add value=\"index.html\" />\n      </files>\n    </defaultDocument>\n    \
         <httpErrors errorMode=\"Custom\">\n      <remove statusCode=\"404\" />\n      <error \
         statusCode=\"404\" path=\"404.html\" responseMode=\"File\" />\n    </httpErrors>\n    \
         <httpProtocol>\n      <customHeaders>\n",
    );
    let mut caddy = String::from("# Caddy: import this file in the block of the site.\nheader {\n");
    for (name, value) in security {
        netlify.push_str(&format!("  {name}: {value}\n"));
        apache.push_str(&format!("  Header always set {name} \"{value}\"\n"));
        nginx.push_str(&format!("add_header {name} \"{value}\" always;\n"));
        caddy.push_str(&format!("\t{name} \"{value}\"\n"));
        iis.push_str(&format!(
            "        <remove name=\"{name}\" />\n        <add name=\"{name}\" value=\"{value}\" />\n"
        ));
    }
    netlify
        .push_str(&format!("  Cache-Control: no-cache\n/{ASSETS}/*\n  Cache-Control: {FOREVER}\n"));
    apache.push_str(&format!(
        "  Header set Cache-Control \"no-cache\"\n  <If \"%{{REQUEST_URI}} =~ \
         m#/{ASSETS}/#\">\n    Header set Cache-Control \"{FOREVER}\"\n  </If>\n</IfModule>\n"
    ));
    nginx.push_str(&format!(
        "set $cache \"no-cache\";\nif ($uri ~ \"/{ASSETS}/\") {{ set $cache \"{FOREVER}\"; }}\n\
         add_header Cache-Control $cache always;\n"
    ));
    caddy.push_str(&format!(
        "\tCache-Control no-cache\n}}\n@assets path */{ASSETS}/*\n\
         header @assets Cache-Control \"{FOREVER}\"\nhandle_errors {{\n\
         \t@missing expression {{err.status_code}} == 404\n\trewrite @missing /404.html\n\
         \tfile_server\n}}\n"
    ));
    iis.push_str(&format!(
        "      </customHeaders>\n    </httpProtocol>\n    <staticContent>\n      <remove \
         fileExtension=\".woff2\" />\n      <mimeMap fileExtension=\".woff2\" mimeType=\"font/woff2\" \
         />\n      <clientCache cacheControlMode=\"DisableCache\" />\n    </staticContent>\n  \
         </system.webServer>\n  <location path=\"{ASSETS}\">\n    <system.webServer>\n      \
         <staticContent>\n        <clientCache cacheControlMode=\"UseMaxAge\" \
         cacheControlMaxAge=\"365.00:00:00\" />\n      </staticContent>\n    </system.webServer>\n  \
         </location>\n</configuration>\n"
    ));
    let mut robots = String::from("User-agent: *\nAllow: /\n");
    if let Some(sitemap) = sitemap {
        robots.push_str(&format!("Sitemap: {sitemap}\n"));
    }
    [
        (".nojekyll", String::new()),
        ("_headers", netlify),
        (".htaccess", apache),
        ("hosting/nginx.conf", nginx),
        ("hosting/Caddyfile", caddy),
        ("hosting/web.config", iis),
        ("robots.txt", robots),
    ]
    .into_iter()
    .map(|(path, text)| (SitePath::new(path), text))
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_server_sends_the_policy_and_keeps_only_what_has_its_hash_in_its_name() {
        for (path, text) in files(None) {
            if text.is_empty() || path.as_str() == "robots.txt" {
                continue;
            }
            assert!(text.contains(POLICY), "{path}");
            let (all, assets) = text.rsplit_once(ASSETS).unwrap();
            assert!(all.contains("no-cache") || all.contains("DisableCache"), "{path}");
            assert!(assets.contains("31536000") || assets.contains("365.00:00:00"), "{path}");
        }
    }

    #[test]
    fn the_settings_for_iis_are_well_formed() {
        let all = files(None);
        let (_, text) = all.iter().find(|(path, _)| path.as_str().ends_with(".config")).unwrap();
        let mut reader = quick_xml::Reader::from_str(text);
        let mut depth = 0;
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Start(_) => depth += 1,
                quick_xml::events::Event::End(_) => depth -= 1,
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(depth, 0);
    }
}
