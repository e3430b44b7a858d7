using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;

namespace CompiledNet.Live;

/// <summary>
/// Who may ask. The address alone keeps other machines out, but not pages of other sites in a browser of this one: they can send requests, and by a
/// name of their own that they let point here (DNS rebinding) read answers too. So the host has to be ours, the origin too where there is one, and a change needs a token.
/// </summary>
internal sealed class RequestGuard(int port, string token)
{
    private const string TokenHeader = "X-Token";

    /// <summary>Whether a request is answered. The headers of every answer say that the page takes nothing from elsewhere and stands in no other page.</summary>
    public bool Admit(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        string host = context.Request.Host.Value ?? "", origin = context.Request.Headers.Origin.ToString();
        return IsOurs(host) && (origin.Length == 0 || (origin.StartsWith("http://", StringComparison.Ordinal) && IsOurs(origin["http://".Length..])));
    }

    /// <summary>Answers a request that is not admitted.</summary>
    public Task Refuse(HttpContext context) =>
        Refuse(context, StatusCodes.Status421MisdirectedRequest, string.Create(CultureInfo.InvariantCulture, $"This page answers at http://127.0.0.1:{port}/ only."));

    public bool HasToken(HttpContext context) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(context.Request.Headers[TokenHeader].ToString()), Encoding.UTF8.GetBytes(token));

    public static Task Refuse(HttpContext context, int status, string message)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(message);
    }

    private bool IsOurs(string host) =>
        host == string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}") || string.Equals(host, string.Create(CultureInfo.InvariantCulture, $"localhost:{port}"), StringComparison.OrdinalIgnoreCase);
}
