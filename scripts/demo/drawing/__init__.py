"""The demo's pictures, drawn as SVG in one style: lacquer colours on dó paper, flat shapes, no faces."""
