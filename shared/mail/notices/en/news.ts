import type { Content } from '../../render/content.ts';
import { newsNotice } from '../../render/news-notice.ts';
import type { Scene } from '../../render/scene.ts';
import { inBrief } from './overdue.ts';

/** Tells those who follow a ticket what others, or time, did to it. */
export const news = (scene: Scene): Content => newsNotice(scene, inBrief(scene));
