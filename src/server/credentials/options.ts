/** The option `credentials`: how the handler signs in at the service. */
import { check, isHttpUrl, needed } from '../option-check.js';

/** Credentials for IAM (reference 3.2). Preferably a dedicated IAM user with permissions for MetaStudio only. */
export interface IamCredentials {
  /** URL of IAM. Default: `https://iam.{region}.myhuaweicloud.com`. Set it for tests and private clouds. */
  endpoint?: string;
  /** Name of the account that the user belongs to. */
  domain: string;
  /** Name of the IAM user. */
  user: string;
  /** Password of the IAM user. It is sent only to IAM. */
  password: string;
  /**
   * The project of the tokens: its ID (32 hexadecimal digits) or its name. Default: `region`, the name of the default
   * project of a region.
   */
  project?: string;
}

/** An access key (AK/SK, reference 3.2), with which every request is signed. There is no token then. */
export interface AccessKey {
  /** The access key ID. */
  access_key: string;
  /** The secret access key. It is sent to nobody. */
  secret_key: string;
  /** ID of the project. */
  project_id: string;
}

/** The option with defaults. */
export type Credentials = Required<IamCredentials> | AccessKey;

/** Checks the option. `region` gives the defaults. */
export function credentialsOf(credentials: IamCredentials | AccessKey, region: string): Credentials {
  check(
    typeof credentials === 'object' && credentials !== null,
    'credentials are missing: the IAM user, or the access key, of your cloud account',
  );
  return 'access_key' in credentials ? accessKeyOf(credentials) : iamOf(credentials, region);
}

function accessKeyOf({ access_key, secret_key, project_id }: AccessKey): AccessKey {
  const project = needed('credentials.project_id', project_id);
  check(/^[\w-]{1,128}$/.test(project), 'credentials.project_id must be the ID of a project, not its name');
  return {
    access_key: needed('credentials.access_key', access_key),
    secret_key: needed('credentials.secret_key', secret_key),
    project_id: project,
  };
}

function iamOf(iam: IamCredentials, region: string): Required<IamCredentials> {
  const endpoint = iam.endpoint ?? `https://iam.${region}.myhuaweicloud.com`;
  check(isHttpUrl(endpoint), 'credentials.endpoint must be an absolute http or https URL');
  return {
    endpoint: endpoint.replace(/\/+$/, ''),
    domain: needed('credentials.domain', iam.domain),
    user: needed('credentials.user', iam.user),
    password: needed('credentials.password', iam.password),
    project: needed('credentials.project', iam.project ?? region),
  };
}
