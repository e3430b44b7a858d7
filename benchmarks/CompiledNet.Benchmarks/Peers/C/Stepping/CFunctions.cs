namespace CompiledNet.Benchmarks.Peers.C.Stepping;

/// <summary>
/// e^x, sigmoid and tanh of whole vectors in C, as gcc calls its own only under -ffast-math. e^x = 2^n · e^r with n the
/// nearest whole number to x / ln 2; e^r by the polynomial of the Cephes library's expf (S. L. Moshier).
/// </summary>
public static class CFunctions
{
    public static void Write(CText c)
    {
        foreach (int lanes in new[] { 4, 8, 16 })
        {
            c.Line($$"""
                static inline f{{lanes}} exp{{lanes}}(f{{lanes}} x)
                {
                    f{{lanes}} shifted = max{{lanes}}(x, (f{{lanes}}){0} - 87.0f) * 1.44269504f + 12582912.0f;
                    f{{lanes}} n = shifted - 12582912.0f;
                    f{{lanes}} r = x - n * 0.693359375f - n * -2.12194440e-4f;
                    f{{lanes}} p = ((((1.9875691500e-4f * r + 1.3981999507e-3f) * r + 8.3334519073e-3f) * r + 4.1665795894e-2f) * r + 1.6666665459e-1f) * r + 5.0000001201e-1f;
                    return (f{{lanes}})((i{{lanes}})(p * (r * r) + r + 1.0f) + ((i{{lanes}})shifted << 23));
                }
                static inline f{{lanes}} sigmoid{{lanes}}(f{{lanes}} x) { return 1.0f / (1.0f + exp{{lanes}}(-x)); }
                static inline f{{lanes}} tanh{{lanes}}(f{{lanes}} x) { return 2.0f / (1.0f + exp{{lanes}}(-2.0f * x)) - 1.0f; }
                """);
        }
    }
}
