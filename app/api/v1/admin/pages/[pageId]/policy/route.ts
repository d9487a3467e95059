export { savePolicyRoute as POST } from "@/app/api/v1/admin/_http/policy-routes";
