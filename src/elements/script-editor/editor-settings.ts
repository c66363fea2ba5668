/**
 * What a script editor works with and what it allows: derived from its properties, the provider and the scene that is
 * shown. Voice and avatar are read from the service as soon as they are known; the latest read wins.
 */
import { Task, TaskStatus } from '@lit/task';
import type { LitElement } from 'lit';
import { showAsset, type Client } from '../../api/index.js';
import { scriptSource, type ScriptSource } from '../../documents/index.js';
import type { Target, Voice } from '../../ssml/index.js';
import {
  grantMessages,
  type GrantController,
  type Lang,
  type LocaleController,
  type ProviderContext,
} from '../../ui/index.js';
import { messages } from './messages.js';
import type { ScriptController } from './script-controller.js';
import { readAvatarActions, type ActionsState, type AvatarAction } from './marks/avatar-actions.js';

/** The public properties of the element that the settings are derived from. */
export interface SettingsHost extends LitElement {
  readonly name: string;
  readonly record: string;
  readonly roomId: string;
  readonly scriptId: string;
  readonly voiceId: string;
  readonly target: Target;
  readonly readonly: boolean;
}

/** What the text is checked for, and the language of the diagnostics. */
export interface EditorCheckOptions {
  voice?: Voice | undefined;
  target: Target;
  lang: Lang;
}

/** State that only the element can provide. */
export interface SettingsOptions {
  /** The provider's context; undefined outside of a provider. */
  provider: () => ProviderContext | undefined;
  /** What the session may do. */
  grants: GrantController;
  /** Whether the element, or a fieldset around it, is disabled. */
  disabled: () => boolean;
  /** Whether the script was read from the service, if it is stored there. */
  loaded: () => boolean;
  /** Whether a recording is shown in place of the text. */
  recording: () => boolean;
}

/** Reads a voice's capabilities. Rejects with `ApiError`. */
export async function readVoice(client: Client, asset_id: string, signal?: AbortSignal): Promise<Voice> {
  const { asset_extra_meta } = await client.call(showAsset, { path: { asset_id } }, signal ? { signal } : {});
  const meta = asset_extra_meta?.voice_model_meta;
  return { ...meta?.voice_capability, language: meta?.language };
}

/** Live settings: each getter returns the current value, so don't store it. */
export class EditorSettings {
  private readonly voiceTask: Task<readonly [Client | undefined, string], Voice | undefined>;
  private readonly actionsTask: Task<
    readonly [Client | undefined, string | null | undefined],
    readonly AvatarAction[] | undefined
  >;
  private knownSource: ScriptSource | undefined;

  constructor(
    private readonly host: SettingsHost,
    private readonly script: ScriptController,
    private readonly locale: LocaleController,
    private readonly options: SettingsOptions,
  ) {
    this.voiceTask = new Task(host, {
      args: () => [this.assetClient, this.voiceAsset] as const,
      task: async ([client, asset_id], { signal }) =>
        client && asset_id ? readVoice(client, asset_id, signal) : undefined,
    });
    this.actionsTask = new Task(host, {
      args: () => [this.assetClient, script.scene?.script.model_asset_id] as const,
      task: async ([client, asset_id], { signal }) =>
        client && asset_id ? readAvatarActions(client, asset_id, signal) : undefined,
    });
  }

  /** The provider's context; undefined outside of a provider. */
  get provided(): ProviderContext | undefined {
    return this.options.provider();
  }

  /** The API client; undefined outside of a provider. */
  get client(): Client | undefined {
    return this.provided?.client;
  }

  /** The client if assets may be read; otherwise voice and avatar stay unknown. */
  get assetClient(): Client | undefined {
    return this.may('showAsset') ? this.client : undefined;
  }

  /** The client if the script may be read where it is stored. */
  get scriptClient(): Client | undefined {
    return this.readReason ? undefined : this.client;
  }

  /** Whether the session may call all of these operations. */
  may(...operations: string[]): boolean {
    return this.options.grants.may(operations, this.host.roomId);
  }

  /** Why the stored script may not be read, as a sentence; undefined if it may. */
  get readReason(): string | undefined {
    const { source } = this;
    if (!source || this.may(source.room_id ? 'showSmartLiveRoom' : 'showVideoScript')) return undefined;
    return source.room_id ? this.locale.of(grantMessages).noRoom : this.locale.of(messages).mayNotRead;
  }

  /** Why the stored script may not be changed, as a sentence; undefined if it may. */
  get saveReason(): string | undefined {
    const { source } = this;
    if (!source || this.may(source.room_id ? 'updateSmartLiveRoom' : 'updateVideoScript')) return undefined;
    return this.locale.of(messages).mayNotSave;
  }

  /** The signed-in user of the page; empty if the provider names none. */
  get user(): string {
    return this.provided?.user ?? '';
  }

  /** The name of the form control. */
  get name(): string {
    return this.host.name;
  }

  /** The record that the form control edits. */
  get record(): string {
    return this.host.record;
  }

  /** Whether the script is stored by the service and not by the page. */
  get stored(): boolean {
    return Boolean(this.host.roomId || this.host.scriptId);
  }

  /** Where the service stores the script; undefined if it doesn't, or if both a room and a video script are named. */
  get source(): ScriptSource | undefined {
    const [room_id, script_id] = [this.host.roomId || '', this.host.scriptId || ''];
    if ((this.knownSource?.room_id ?? '') !== room_id || (this.knownSource?.script_id ?? '') !== script_id)
      this.knownSource = scriptSource(room_id, script_id);
    return this.knownSource;
  }

  /** Whether the element is disabled. */
  get disabled(): boolean {
    return this.options.disabled();
  }

  /** Whether the user may change the script. */
  get editable(): boolean {
    return !this.host.readonly && !this.disabled && !this.saveReason && this.options.loaded();
  }

  /** Whether there is a text that a person may change. */
  get textEditable(): boolean {
    if (!this.editable) return false;
    return !this.hasOutline || (this.script.paragraph !== undefined && !this.options.recording());
  }

  /** Whether the script has scenes, or will have once it is loaded; otherwise it is one text. */
  get hasOutline(): boolean {
    return this.stored || this.hasScenes;
  }

  /** Whether there are scenes now, or were when the script was loaded. */
  get hasScenes(): boolean {
    return this.script.base.length + this.script.scenes.length > 0;
  }

  /** Asset ID of the voice for all scenes; empty if each scene has its own. */
  get voiceId(): string {
    return this.host.voiceId;
  }

  /** Asset ID of the voice in force: the one for all scenes, or else that of the scene; empty if there is none. */
  get voiceAsset(): string {
    return this.voiceId || this.script.scene?.script.voice_config?.voice_asset_id || '';
  }

  /** Capabilities of the voice in force; undefined while they are unknown. */
  get voice(): Voice | undefined {
    return this.voiceTask.value;
  }

  /** Whether reading the voice in force has finished, so that `voice` belongs to `voiceAsset`. */
  get voiceSettled(): boolean {
    return this.voiceTask.status === TaskStatus.COMPLETE;
  }

  /** The avatar's actions; undefined while they are unknown. */
  get actions(): readonly AvatarAction[] | undefined {
    return this.actionsTask.value;
  }

  /** Whether they are known, and otherwise why not. */
  get actionsState(): ActionsState {
    if (this.actions) return 'known';
    if (!this.assetClient || !this.script.scene?.script.model_asset_id) return 'no-avatar';
    const { status } = this.actionsTask;
    if (status === TaskStatus.ERROR) return 'failed';
    return status === TaskStatus.COMPLETE ? 'unlisted' : 'loading';
  }

  /** What the text is checked for. */
  get checkOptions(): EditorCheckOptions {
    const target = this.host.scriptId ? 'video' : this.host.target;
    return { voice: this.voice, target, lang: this.locale.lang };
  }
}
