/**
 * Characters that change what a person sees of a text instead of being seen: control characters (tabs and line breaks apart),
 * zero widths and changes of direction. What tools print and repositories hold is cleaned of them before it is kept.
 */
export const unseenCharacters =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/g;
