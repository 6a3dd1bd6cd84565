//! Two shapes of data that `derive` does not give: arrays with named elements, and words.

/// Declares a struct that is written as a JSON array, which saves the names of its fields. In
/// TypeScript it is a tuple, and the fields name its elements.
macro_rules! tuple {
    (
        $(#[doc = $doc:literal])+
        pub struct $name:ident {
            $($(#[doc = $about:literal])+ pub $field:ident: $type:ty,)+
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $($(#[doc = $about])+ pub $field: $type,)+
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let Self { $($field),+ } = self;
                serde::Serialize::serialize(&($($field,)+), serializer)
            }
        }

        #[cfg(test)]
        impl ts_rs::TS for $name {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;

            fn docs() -> Option<String> {
                Some(ts_rs::format_docs(&[$($doc),+]))
            }

            fn name(_: &ts_rs::Config) -> String {
                stringify!($name).to_owned()
            }

            fn inline(config: &ts_rs::Config) -> String {
                let elements = [$(format!(
                    "{}{}: {}",
                    ts_rs::format_docs(&[$($about),+]),
                    stringify!($field),
                    <$type as ts_rs::TS>::name(config),
                )),+];
                format!("[{}]", elements.join(", "))
            }

            fn decl(config: &ts_rs::Config) -> String {
                format!("type {} = {};", Self::name(config), Self::inline(config))
            }

            fn visit_dependencies(visitor: &mut impl ts_rs::TypeVisitor) {
                $(
                    visitor.visit::<$type>();
                    <$type as ts_rs::TS>::visit_generics(visitor);
                )+
            }

            fn output_path() -> Option<std::path::PathBuf> {
                Some(stringify!($name).into())
            }
        }
    };
}

/// Writes an enum of the model as the word that `$word` returns for it. In TypeScript it is a union
/// of these words.
macro_rules! words {
    ($(#[doc = $doc:literal])+ $type:ident::$word:ident: $($variant:ident),+) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.$word())
            }
        }

        #[cfg(test)]
        impl ts_rs::TS for $type {
            type WithoutGenerics = Self;
            type OptionInnerType = Self;

            fn docs() -> Option<String> {
                Some(ts_rs::format_docs(&[$($doc),+]))
            }

            fn name(_: &ts_rs::Config) -> String {
                stringify!($type).to_owned()
            }

            fn inline(_: &ts_rs::Config) -> String {
                // A variant that is not listed does not compile.
                let quoted = |value: $type| match value {
                    $($type::$variant)|+ => format!("{:?}", value.$word()),
                };
                [$($type::$variant),+].map(quoted).join(" | ")
            }

            fn decl(config: &ts_rs::Config) -> String {
                format!("type {} = {};", Self::name(config), Self::inline(config))
            }

            fn output_path() -> Option<std::path::PathBuf> {
                Some(stringify!($type).into())
            }
        }
    };
}
