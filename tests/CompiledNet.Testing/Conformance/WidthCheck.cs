namespace CompiledNet.Testing;

/// <summary>The arms of the kernels compute the same, whether the processor has their vectors or they are emulated.</summary>
public static class WidthCheck
{
    private const int Rows = 19;
    private const double Tolerance = 2e-6;

    public static void Run(NetworkForms forms)
    {
        var samples = new Samples<float>(forms.Single.Description, Rows);
        float[] outputs = forms.Single.Network.Infer(samples);
        var (loss, gradients) = forms.Single.Network.Differentiate(samples);
        foreach (var form in forms.Widths)
        {
            string name = form.Description.Name;
            Agreement.Demand<float>($"outputs of {name}", form.Network.Infer(samples), outputs, Tolerance);
            var other = form.Network.Differentiate(samples);
            Agreement.Demand($"loss of {name}", [other.Loss], [loss], Tolerance * Rows);
            Agreement.Demand<float>($"gradients of {name}", other.Gradients, gradients, Tolerance * Rows);
            BatchCheck.Predictions(form, Tolerance);
        }
    }
}
