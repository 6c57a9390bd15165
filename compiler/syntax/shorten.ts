const longest = 30;

/** A piece of the text as messages quote it; names and texts can be megabytes long. */
export function shorten(image: string): string {
  return image.length > longest ? `${image.slice(0, longest)}...` : image;
}
