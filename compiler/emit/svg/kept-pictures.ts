/**
 * Remembers pictures between runs, in whatever place a host has for that, so that a view that is as it was needs no layout.
 * Promises: a picture is found again only for the very same view, and only where it has nothing that a drawing has not; one that is not the drawing at its best, or came with a
 * remark, is drawn again each time, so that what was said of it is said again. Whether the same program drew it is the host's
 * to know, since a view looks another way in another version.
 */
import type { View } from '../dot/view.ts';
import { isAsDrawn } from './as-drawn.ts';
import type { Drawn } from './draw.ts';

export interface KeptPicture {
  /** All that the picture shows, as text. */
  readonly of: string;
  readonly svg: string;
}

/** By slug of the view. */
export interface PictureStore {
  read(slug: string): KeptPicture | undefined;
  write(slug: string, picture: KeptPicture): void;
}

export async function keepPicture(view: View, store: PictureStore | undefined, draw: () => Promise<Drawn>): Promise<Drawn> {
  if (!store) return draw();
  const of = JSON.stringify(view);
  const kept = store.read(view.slug);
  if (kept?.of === of && isAsDrawn(kept.svg, view)) return { svg: kept.svg, diagnostics: [] };
  const drawn = await draw();
  if (drawn.svg !== undefined && drawn.diagnostics.length === 0) store.write(view.slug, { of, svg: drawn.svg });
  return drawn;
}
