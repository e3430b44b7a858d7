using System;
using System.IO;

namespace CompiledNet.Testing;

/// <summary>Saved weights come back bit for bit.</summary>
public static class SavingCheck
{
    public static void Run(NetworkForm<float> form)
    {
        string path = Path.Combine(Path.GetTempPath(), $"compilednet-{Guid.NewGuid():N}.safetensors");
        try
        {
            form.Network.Save(path);
            var other = form.Another(seed: 5);
            other.Load(path);
            Agreement.Demand<float>("loaded parameters", other.Parameters.Span, form.Network.Parameters.Span, 0);
            Agreement.Demand<float>("parameters from a file", form.FromFile(path).Parameters.Span, form.Network.Parameters.Span, 0);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
