namespace CompiledNet.Generator.Kernels;

/// <summary>One over the number of positions in a window.</summary>
internal static class PoolingFactor
{
    /// <summary>Declares it as <c>factor</c>.</summary>
    public static string Declaration(Arm arm, PoolingWindows windows) => windows.IsClipped
        ? $"{arm.Scalar} factor = ({arm.Scalar})1 / ({windows.Count});"
        : $"const {arm.Scalar} factor = ({arm.Scalar})1 / {windows.Positions};";
}
