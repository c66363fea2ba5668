/** Stands for the shop's own sign-in; here, whoever asks is Li. Never open it to others. */
import { SignJWT } from 'jose';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';

export const dynamic = 'force-dynamic';

export async function GET(): Promise<Response> {
  const { SIGN_IN, SHOP_SECRET } = process.env;
  if (SIGN_IN !== 'open') return new Response('Not here', { status: 404 });
  const session = await new SignJWT({ roles: ['chief'] })
    .setProtectedHeader({ alg: 'HS256' })
    .setIssuer('shop.example')
    .setSubject('li')
    .setExpirationTime('8h')
    .sign(new TextEncoder().encode(SHOP_SECRET));
  (await cookies()).set('shop_session', session, { httpOnly: true, sameSite: 'strict' });
  redirect('/');
}
