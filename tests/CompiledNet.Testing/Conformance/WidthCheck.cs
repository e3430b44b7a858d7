using System.Linq;
using System.Numerics;

namespace CompiledNet.Testing;

/// <summary>The arms of the kernels compute the same, whether the processor has their vectors or they are emulated, in both precisions.</summary>
public static class WidthCheck
{
    private const int Rows = 19;
    private const double Tolerance = 2e-6, OfPrecisions = 3e-4;

    public static void Run(NetworkForms forms)
    {
        var samples = new Samples<float>(forms.Single.Description, Rows);
        float[] outputs = forms.Single.Network.Infer(samples);
        var (loss, block) = forms.Single.Network.Differentiate(samples);
        float[] gradients = OfParameters(forms.Single, block);
        Compare(forms.Double, OfPrecisions);
        foreach (var form in forms.OtherWidths)
        {
            Compare(form, Tolerance);
            BatchCheck.Predictions(form, Tolerance);
        }

        void Compare<T>(NetworkForm<T> form, double tolerance) where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            string name = form.Description.Name;
            var same = new Samples<T>(form.Description, Rows);
            Agreement.Demand<T>($"outputs of {name}", form.Network.Infer(same), As<T>(outputs), tolerance);
            var other = form.Network.Differentiate(same);
            Agreement.Demand($"loss of {name}", [other.Loss], As<T>([loss]), tolerance * Rows);
            Agreement.Demand<T>($"gradients of {name}", OfParameters(form, other.Gradients), As<T>(gradients), tolerance * Rows);
        }
    }

    // Rows are padded to a cache line, which holds half as many numbers in double precision.
    private static T[] OfParameters<T>(NetworkForm<T> form, T[] block) where T : unmanaged => [.. form.Description.Parameters.SelectMany(parameter => parameter.Of<T>(block))];

    private static T[] As<T>(float[] values) where T : INumberBase<T> => [.. values.Select(T.CreateTruncating)];
}
