//! Plans drawn as pictures: SVG and HTML.
