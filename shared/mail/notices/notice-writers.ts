import type { NoticeKind } from '../../core/effect.ts';
import type { Content } from '../render/content.ts';
import type { Scene } from '../render/scene.ts';

/** What a language says for each notice. */
export type NoticeWriters = { readonly [K in NoticeKind]: (scene: Scene) => Content };
