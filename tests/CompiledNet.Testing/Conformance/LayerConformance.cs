namespace CompiledNet.Testing;

/// <summary>Everything that is asked of every layer, with whatever arguments, that needs no outside authority.</summary>
public static class LayerConformance
{
    private const double Single = 1e-5, Double = 1e-12;

    public static void Check(NetworkForms forms)
    {
        StructureCheck.Run(forms.Single);
        GradientCheck.Loss(forms.Double, rows: 5);
        GradientCheck.Inputs(forms.Double, rows: 2);
        GradientCheck.Jacobian(forms.Double);
        BatchCheck.Predictions(forms.Single, 2e-6);
        BatchCheck.Predictions(forms.Double, Double);
        BatchCheck.Gradients(forms.Single, Single);
        BatchCheck.Gradients(forms.Double, Double);
        BatchCheck.Losses(forms.Single, Single);
        BatchCheck.Losses(forms.Double, Double);
        StreamingCheck.Run(forms.Single, Single);
        StreamingCheck.Run(forms.Double, Double);
        WidthCheck.Run(forms);
        PaddingCheck.Run(forms.Single);
        SavingCheck.Run(forms.Single);
        AllocationCheck.Run(forms.Single);
        DescentCheck.Run(forms.Single);
    }
}
