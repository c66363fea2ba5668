/** Both languages have every message, with the same placeholders. */
import { expect } from '@open-wc/testing';
import { messageKeys, messageOf } from '../../src/ssml/messages.js';

const placeholders = (message: string): string[] => [...new Set(message.match(/\{\d\}/g))].sort();

describe('messages of the check', () => {
  for (const key of messageKeys) {
    it(`contain ${key} in English and in Chinese`, () => {
      expect(messageOf('zh', key)).to.match(/[\u4e00-\u9fff]/);
      expect(messageOf('en', key)).not.to.match(/[\u4e00-\u9fff]/);
      expect(placeholders(messageOf('zh', key))).to.deep.equal(placeholders(messageOf('en', key)));
    });
  }
});
