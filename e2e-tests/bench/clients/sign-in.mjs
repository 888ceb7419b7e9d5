/** The cookie that lets viewers in. */
export async function signIn({ host, port, user, password }) {
  const origin = `http://${host}:${port}`;
  const headers = { 'Content-Type': 'application/json', Origin: origin };
  const response = await fetch(`${origin}/api/sign-in`, { method: 'POST', headers, body: JSON.stringify({ name: user, password }) });
  if (response.status !== 204) throw new Error(`sign-in answered ${response.status}`);
  return response.headers.get('set-cookie').split(';')[0];
}
