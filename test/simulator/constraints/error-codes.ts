/** The error codes of 10.2 that no constraint of the lists produces: where else they are shown, or why they never occur. */

/** Codes that another test shows, by its file below `test/simulator`. */
export const shownElsewhere: Readonly<Record<string, string>> = {
  'MSS.10001024': 'files/files.node.test.ts',
  'MSS.20010015': 'tts/tts.node.test.ts',
  'MSS.20020005': 'training/voice-training.node.test.ts',
  'MSS.41000002': 'training/model-training.node.test.ts',
  'MSS.47000003': 'live/live-jobs.node.test.ts',
};

/** Codes that the simulator does not produce by itself, with the reason. `POST faults` produces any of them. */
export const notProduced: readonly (readonly [codes: RegExp, because: string])[] = [
  [/^(MSS\.)?4701\d{4}$/, 'dialogs with a robot: no operation of the reference holds one'],
  [/^MSS\.5000/, 'videos from a photo: no operation of the reference makes them'],
  [/^MSS\.200100(91|96|97)$/, 'videos from a photo: no operation of the reference makes them'],
  [/^MSS\.20010(092|112)$/, 'business cards: no operation of the reference makes them'],
  [/^MSS\.2001007[56]$/, 'conversations: no operation of the reference holds one'],
  [/^MSS\.200100(09|1[2346]|2[0-3])$/, '3D avatars, which are withdrawn'],
  [/^MSS\.00021/, 'failures between the parts of the service: ordering, freezing, quotas'],
  [
    /^MSS\.0002(0011|0012|2\d{3}|3\d{3}|4002|5\d{3})$/,
    'orders, quotas and agreements of an account: the simulated one lacks nothing',
  ],
  [/^MSS\.000200(01|03|07|08)$/, 'failures inside the service have the generic code of each page'],
  [
    /^MSS\.000200(02|04|05|09|10)$/,
    'a caller that is not known or not allowed has the codes of each page, or MSS.00024001',
  ],
  [/^MSS\.00024003$/, 'the reference does not say how a third-party user is authenticated'],
  [/^MSS\.10000003$/, 'an invalid parameter has the generic code of each page'],
  [/^MSS\.1000(000[14]|00032|010\d)$/, 'failures inside the service have the generic code of each page'],
  [
    /^MSS\.100010(02|06|17|2[02]|3[01]|4[3567])$/,
    'failures of transfers, caches and locks inside the service',
  ],
  [/^MSS\.100010(07|2[5-8])$/, 'limits of files by category, for which the reference has no figures'],
  [/^MSS\.10001014$/, 'an unknown value has the generic code of each page'],
  [/^MSS\.10001011$/, 'an asset without its main file has the state that MSS.10001013 refuses'],
  [
    /^MSS\.100010(19|35)$/,
    'findings of the review are states of the file or the asset, not errors of a call',
  ],
  [/^MSS\.1001001[123467]$/, 'failures of conversions inside the service; the limit of pages is not given'],
  [/^MSS\.100100(18|20)$/, 'failures of conversions inside the service'],
  [
    /^MSS\.200100(06|07|17|19|3[02348]|55|80)$/,
    'the simulator reviews no text; a test chooses an outcome instead',
  ],
  [/^MSS\.20010001$/, 'the reference does not say which symbols a name must not have'],
  [/^MSS\.20010003$/, 'an unknown value has the generic code of each page'],
  [/^MSS\.20010008$/, 'the pages of assets and films allow equal names'],
  [/^MSS\.200100(10|18|2[45]|4[0-3]|52|60|68|78|81|88|9[045])$/, 'failures between the parts of the service'],
  [/^MSS\.20010(101|115)$/, 'failures between the parts of the service'],
  [
    /^MSS\.200100(26|47|49|59)$/,
    'another code has the same cause: MSS.20010067, MSS.20010070, MSS.10001034, MSS.20010074',
  ],
  [/^MSS\.20010100$/, 'another code has the same cause: MSS.20010083'],
  [/^MSS\.200100(35|56)$/, 'the capacity of the service, which a quota limits before'],
  [/^MSS\.20010102$/, 'the capacity of the service, which a quota limits before'],
  [/^MSS\.20010037$/, 'the reference does not say when a task expires'],
  [/^MSS\.200100(57|72)$/, 'limits of layers and paragraphs, for which the reference has no figures'],
  [
    /^MSS\.2001010[3-8]$/,
    'limits of sizes, counts and the whole text of a room, for which the reference has no figures',
  ],
  [/^MSS\.20010109$/, 'the range of a text is in its table, so that a longer one is an invalid parameter'],
  [/^MSS\.20010087$/, 'the reference does not say what needs callbacks'],
  [/^MSS\.200200(07|11)$/, 'more specific codes have the same cause: MSS.20020012, MSS.20020018'],
  [/^MSS\.20020014$/, 'quotas of an account: the simulated one lacks nothing'],
  [/^MSS\.200200(23|24)$/, 'limits of sizes, for which the reference has no figures'],
  [
    /^MSS\.200200(28|31)$/,
    'the simulator does not listen to recordings; a mismatch is in the answer of 8.10',
  ],
  [/^MSS\.200200(3[2-6])$/, 'failures between the parts of the service'],
  [/^MSS\.200500(04|12|28|3[2-5])$/, 'failures between the parts of the service'],
  [/^MSS\.200500(15|23|25|29)$/, 'the socket of speech, which the reference does not describe'],
  [/^MSS\.410000(1[5-9])$/, 'failures between the parts of the service'],
  [/^MSS\.4200/, 'failures of the inference inside the service'],
  [
    /^MSS\.470000(00|01|02|04|05|06|07|08|10)$/,
    'failures of the inference inside the service, and its success',
  ],
];
