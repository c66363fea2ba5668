// Both languages say everything, with the same places to fill.
import { expect } from '@open-wc/testing';
import { messageKeys, messageOf } from '../../src/ssml/messages.js';

const places = (message: string): string[] => [...new Set(message.match(/\{\d\}/g))].sort();

describe('messages of the check', () => {
  for (const key of messageKeys) {
    it(`say ${key} in English and in Chinese`, () => {
      expect(messageOf('zh', key)).to.match(/[\u4e00-\u9fff]/);
      expect(messageOf('en', key)).not.to.match(/[\u4e00-\u9fff]/);
      expect(places(messageOf('zh', key))).to.deep.equal(places(messageOf('en', key)));
    });
  }
});
